"""Two persons for every publication: who wrote what is about to go public, and who may say yes to it (B3, I9).

Publishing happens in one place, at the end of a workflow; nobody, not even an administrator, publishes past it.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

# What every save writes anew and nobody typed, and the hour, which is for the approver to set.
NOT_WORDS = {
    "latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes", "live", "expired",
    "first_published_at", "last_published_at", "locked", "locked_at", "locked_by", "draft_title", "path", "depth",
    "wagtail_admin_comments", "numchild", "url_path", "translation_key", "locale", "owner", "content_type", "alias_of",
    "go_live_at",
}  # fmt: skip
# The fields of every page that people fill in; those of our own models are all words.
PAGE_WORDS = {"id", "title", "slug", "seo_title", "search_description", "show_in_menus", "expire_at"}


class PublicationRefused(Exception):
    """A publication that may not happen; `reasons` are sentences for the reader, the draft is kept."""

    def __init__(self, subject, reasons):
        super().__init__(" ".join(map(str, reasons)))
        self.subject, self.reasons = subject, list(reasons)


def authors(subject):
    """The ids of those whose words are in the latest draft and not yet public; the first creator is one of them."""
    public = subject.live_revision
    drafts = subject.revisions.order_by("created_at", "pk")
    if public:
        drafts = drafts.filter(created_at__gt=public.created_at)
    found = set() if public else {getattr(subject, "owner_id", None)}
    known = words(public) if public else None
    for draft in drafts:
        before, known = known, words(draft)
        if known != before:
            found.add(draft.user_id)
    return found - {None}


def words(revision):
    """What people wrote in a version: its content without what every save writes anew."""
    return {name: value for name, value in revision.content.items() if name not in NOT_WORDS}


def own_words():
    """The sentence for whoever wants to approve what they wrote."""
    return _("You wrote a part of this version, so somebody else has to approve it. Your draft is kept.")


def reasons_against(subject, user):
    """Why this user may not publish the latest draft; empty when nothing speaks against it."""
    reasons = []
    if user and user.pk in authors(subject):
        reasons.append(own_words())
    latest = subject.get_latest_revision()
    checked = latest.as_object() if latest else subject
    return reasons + [str(problem) for problem in getattr(checked, "publication_problems", list)()]


class TwoPersonsMixin:
    """A model with drafts whose publication needs somebody who did not write it."""

    def publish(self, revision, user=None, **options):
        """Publish or schedule; raises PublicationRefused. Commands publish without a user."""
        if user and (reasons := reasons_against(self, user)):
            raise PublicationRefused(self, reasons)
        self.complete(revision)
        return super().publish(revision, user=user, **options)

    def complete(self, revision):
        """Fill in what a version gets at its publication, after everybody's words have been counted."""

    def save_revision(self, *args, overwrite_revision=None, **options):
        """Save a version; autosave writes into its own last one, but never into one that was approved."""
        if overwrite_revision and self.was_approved(overwrite_revision):
            raise PermissionDenied(
                _("This version was approved, so it stays as it is. Load the page anew, then write on.")
            )
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **options)

    def was_approved(self, revision):
        """Whether this version is or was public, or waits for its hour."""
        published = self.last_published_at
        return bool(revision.approved_go_live_at or (published and revision.created_at <= published))
