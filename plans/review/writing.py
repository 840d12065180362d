"""Adding reviews, entries and links: each whole or not at all, and nothing twice."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..models import PlanVersion, Review, ReviewEntry, ReviewLink

_TWICE = timedelta(minutes=1)


class TakenError(Exception):
    """Somebody else took this step in the meantime."""


@transaction.atomic
def add_review(version, user, **words):
    """The review of a signed-in leader; the same one sent twice within a minute is one."""
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    since = timezone.now() - _TWICE
    same = Review.objects.filter(version=version, reviewer=user, created_at__gte=since, **words).first()
    return same or Review.objects.create(
        version=version, reviewer=user, content_hash=version.content_hash, **words
    )  # fmt: skip


def add_guest_review(link, **words):
    """The one review that a link is good for; TakenError when it was handed in already."""
    return _created(
        Review,
        version=link.version,
        link=link,
        reviewer_name=link.reviewer_name,
        content_hash=link.content_hash,
        **words,
    )


def add_entry(review, number, **words):
    """The entry with this number; TakenError when somebody else wrote it first."""
    return _created(ReviewEntry, review=review, number=number, **words)


def _created(model, **fields):
    try:
        with transaction.atomic():
            return model.objects.create(**fields)
    except IntegrityError as error:
        raise TakenError from error


def add_link(version, user, reviewer_name, days):
    """A new link to a version, open for so many days."""
    return ReviewLink.objects.create(
        version=version,
        content_hash=version.content_hash,
        reviewer_name=reviewer_name,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )


def revoke(link, user):
    """Close a link; whether it was open."""
    waiting = ReviewLink.objects.filter(pk=link.pk, revoked_at=None)
    return bool(waiting.update(revoked_at=timezone.now(), revoked_by=user))
