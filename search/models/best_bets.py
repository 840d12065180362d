"""What people type that a page of the portal itself answers, in the editors' words; drafted and approved."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from core.approval import ApprovedRecord
from core.fields import NfcCharField, NfcTextField
from core.language.text import lines

from ..text import fold
from .documents import next_version

NAME = "best bets"
# A path of this portal: no other host ("//…"), no scheme, nothing that browsers read as one.
_path = RegexValidator(
    r"^/(?![/\\])[^\s\\]*$", message=gettext_lazy("Write an address of this portal, beginning with one slash.")
)


class BestBet(ApprovedRecord):
    """When people type one of the words, a page is offered above the results; every write raises its version."""

    title = NfcCharField(gettext_lazy("title"), max_length=90)
    text = NfcTextField(
        gettext_lazy("what one finds there"),
        validators=[MaxLengthValidator(200)],
        help_text=gettext_lazy("One sentence."),
    )
    url = models.CharField(
        gettext_lazy("address in this portal"),
        max_length=300,
        validators=[_path],
        help_text=gettext_lazy("Without the name of the site, such as /tra-cuu-ho-so/."),
    )
    words = NfcTextField(
        gettext_lazy("what people type"),
        validators=[MaxLengthValidator(3000)],
        help_text=gettext_lazy(
            "One a line. A single word counts only when nothing else is typed; several also with one or two others."
        ),
    )

    class Meta:
        verbose_name = gettext_lazy("best bet")
        verbose_name_plural = gettext_lazy("best bets")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def tell(self):
        """Say that it changed: answers that hold it are made anew."""
        next_version(NAME)

    def clean(self):
        """Some line has letters, and something is at the address."""
        super().clean()
        if not any(map(fold, lines(self.words))):
            raise ValidationError({"words": _("Write at least one letter or digit.")})
        if self.url and not _leads_somewhere(self.url):
            raise ValidationError({"url": _("There is no page at this address.")})

    def publication_problems(self):
        """The page may have gone since it was written: what the form checked is checked again at approval."""
        try:
            self.clean()
        except ValidationError as refused:
            return refused.messages
        return []


def _leads_somewhere(url):
    """Whether a view or a public page of the tree answers there."""
    path = urlsplit(url).path
    try:
        if resolve(path).url_name != "wagtail_serve":
            return True
    except Resolver404:
        return False
    roots = Site.objects.values_list("root_page__url_path", flat=True)
    return Page.objects.live().filter(url_path__in=[root.rstrip("/") + path for root in roots]).exists()
