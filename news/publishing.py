"""What happens when an article goes public, in one place."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.admin.utils import get_user_display_name

from agencies.counting.calendar import months_after
from core.pictures import draw
from core.prose.walk import photos

from .models import ArticlePage, Category, Publication, Takedown


def complete(article, revision):
    """Give a version its date of publication, and the day on which its category wants it read again."""
    content = revision.content
    moment = content.get("published_on") or content.get("go_live_at") or timezone.now()
    published_on = parse_datetime(moment) if isinstance(moment, str) else moment
    content["published_on"] = published_on.isoformat()
    months = Category.objects.filter(pk=content.get("category")).values_list("review_months", flat=True).first()
    if months and not content.get("review_on"):
        content["review_on"] = months_after(timezone.localdate(published_on), months).isoformat()
    revision.save(update_fields=["content"])


def record_publication(article, revision, writers, user):
    """Write down who wrote and who approved this version, once; draw its pictures, which readers never wait for."""
    if not Publication.objects.filter(revision=revision).exists():
        names = get_user_model().objects.filter(pk__in=writers)
        Publication.objects.create(
            article=article,
            revision=revision,
            written_by=", ".join(get_user_display_name(user) for user in names),
            approved_by=user,
            is_urgent=bool(revision.content.get("is_urgent")),
        )
    if ArticlePage.objects.filter(pk=article.pk, live=True).exists():
        taken_down = Takedown.objects.filter(article=article, ended_at=None).exclude(approved_at=None)
        taken_down.update(ended_at=timezone.now())
    shown = revision.as_object()
    draw({photo["image"] for photo in photos(shown.body) if photo["image"]}, shown.photo)
