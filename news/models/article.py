"""Articles: what the newsroom writes."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, PageManager
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from agencies.blocks import ContactBlock
from core.approval import PermanentPagePermissions
from core.fields import NfcCharField, NfcTextField
from core.generation import changes_at
from core.prose import ProseBlock
from core.web.cache import Cached
from search.pages import TreePage

from .category import ArticleKind

_GOING_PUBLIC = ("wagtail.publish", "wagtail.publish.scheduled")


class ArticleBody(ProseBlock):
    """The blocks of an article: prose, and how to reach an agency."""

    contact = ContactBlock()


class ArticleQuerySet(PageQuerySet):
    """Articles by what readers may see of them."""

    def listed(self):
        """Public and not expired: what lists, feeds and search show."""
        return self.live().exclude(expire_at__lte=timezone.now())

    def newest_first(self):
        """By date of publication."""
        return self.order_by("-published_on", "-pk")

    def urgent(self):
        """Listed alerts whose time is not over."""
        return self.listed().filter(is_urgent=True).filter(Q(urgent_until=None) | Q(urgent_until__gt=timezone.now()))


class ArticlePermissions(PermanentPagePermissions):
    """An article that was public is taken down by two persons and never deleted (B4, B21)."""

    def can_take_down(self):
        """Whether the user may ask for the article to be taken down."""
        return (self.page.live or self.page.expired) and self.may("change")


class ArticlePage(TreePage):
    """One article: the office's fields of old (B2), prose in blocks, facts in columns and rows."""

    lead = NfcTextField(
        gettext_lazy("lead"), blank=True, validators=[MaxLengthValidator(400)],
        help_text=gettext_lazy("Two or three sentences: what happened, for whom it matters; 60 to 400 characters."),
    )  # fmt: skip
    photo = models.ForeignKey(
        "wagtailimages.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("photo"),
    )
    photo_alt = NfcCharField(
        gettext_lazy("description of the photo"), max_length=250, blank=True,
        help_text=gettext_lazy("What is to be seen, for whoever cannot see it."),
    )  # fmt: skip
    photo_caption = NfcCharField(gettext_lazy("caption"), max_length=300, blank=True)
    photo_credit = NfcCharField(gettext_lazy("photographer"), max_length=160, blank=True)
    body = StreamField(ArticleBody(), blank=True, verbose_name=gettext_lazy("text"))
    category = models.ForeignKey(
        "news.Category", models.PROTECT, null=True, related_name="articles", verbose_name=gettext_lazy("category")
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=ArticleKind, default=ArticleKind.NEWS)
    agency = models.ForeignKey(
        "agencies.Agency", models.SET_NULL, null=True, blank=True, related_name="articles",
        verbose_name=gettext_lazy("agency"), help_text=gettext_lazy("Whom it is about or who issued it."),
    )  # fmt: skip
    published_on = models.DateTimeField(
        gettext_lazy("date of publication"), null=True, blank=True,
        help_text=gettext_lazy("As readers see it; empty: the moment it goes public."),
    )  # fmt: skip
    event_on = models.DateField(
        gettext_lazy("date of the event or document"), null=True, blank=True,
        help_text=gettext_lazy("The deadline of the category counts from here."),
    )  # fmt: skip
    review_on = models.DateField(
        gettext_lazy("review on"), null=True, blank=True,
        help_text=gettext_lazy("When somebody has to look whether it still holds."),
    )  # fmt: skip
    featured = models.PositiveSmallIntegerField(
        gettext_lazy("featured"), null=True, blank=True,
        help_text=gettext_lazy("1 stands first on the front page, then 2, 3; empty: not featured."),
    )  # fmt: skip
    is_urgent = models.BooleanField(
        gettext_lazy("urgent"), default=False,
        help_text=gettext_lazy("Skips editing, needs one approver, is pinned on every page and checked afterwards."),
    )  # fmt: skip
    urgent_until = models.DateTimeField(gettext_lazy("pinned until"), null=True, blank=True)
    source_name = NfcCharField(gettext_lazy("source"), max_length=200, blank=True)
    source_url = models.URLField(gettext_lazy("address of the source"), max_length=500, blank=True)
    alternative_link = models.URLField(
        gettext_lazy("alternative link"), max_length=500, blank=True,
        help_text=gettext_lazy("Where the full text stands, when it is elsewhere on an official site."),
    )  # fmt: skip
    tags = ClusterTaggableManager(through="news.ArticleTag", blank=True, verbose_name=gettext_lazy("tags"))

    objects = PageManager.from_queryset(ArticleQuerySet)()

    template = "news/article_page.html"
    parent_page_types = ["news.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = gettext_lazy("article")
        verbose_name_plural = gettext_lazy("articles")
        indexes = [models.Index(fields=["-published_on"], name="article_published_on")]

    def clean(self):
        super().clean()
        if self.alternative_link and urlsplit(self.alternative_link).hostname not in settings.ARTICLE_LINK_HOSTS:
            raise ValidationError(
                {
                    "alternative_link": _("Only these sites: %(hosts)s.")
                    % {"hosts": ", ".join(settings.ARTICLE_LINK_HOSTS)}
                }
            )

    def delete(self, *args, **kwargs):
        """Delete a draft; what was public stays for good."""
        if self.was_published():
            raise ValidationError(_("This article was published: it can be taken down, but not deleted."))
        return super().delete(*args, **kwargs)

    def was_published(self):
        """Whether it was ever approved for publication."""
        return self.publications.exists()

    def was_approved(self, revision):
        return super().was_approved(revision) or self.publications.filter(revision=revision).exists()

    def last_public_version(self):
        """The Revision that readers saw last, or None; an approved one that only waited for its time is not it."""
        appeared = PageLogEntry.objects.filter(page=self.pk, action__in=_GOING_PUBLIC).order_by("-timestamp", "-pk")
        last = appeared.select_related("revision").first()
        return last and last.revision

    def permissions_for_user(self, user):
        return ArticlePermissions(user, self)

    @property
    def is_expired(self):
        """Whether it was public and its time is over; the address stays, with a banner (B6)."""
        is_off = not self.live and self.first_published_at is not None
        return is_off or bool(self.expire_at and self.expire_at <= timezone.now())

    def route(self, request, path_components):
        """An article that was public once keeps its address: expired with a banner, taken down with a word."""
        if not path_components and not self.live and self.was_published():
            return RouteResult(self)
        return super().route(request, path_components)


def _pinned():
    articles = ArticlePage.objects.urgent().newest_first()
    return tuple({"title": article.title, "url": article.url} for article in articles)


# The alerts that every page pins until their time is over (B19).
pinned_alerts = Cached(_pinned)


@changes_at
def _next_unpinned(now):
    """When the next alert is pinned no more."""
    ahead = ArticlePage.objects.live().filter(is_urgent=True, urgent_until__gt=now)
    return ahead.aggregate(models.Min("urgent_until"))["urgent_until__min"]
