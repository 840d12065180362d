"""Records that are no pages and yet need two persons: drafted, handed in, approved, shown."""

from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from ..generation import PublicRecord
from .rule import TwoPersonsMixin


class ApprovedRecord(
    TwoPersonsMixin, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PublicRecord
):
    """What Wagtail asks of such a model, our rule before it; a model with rows of its own adds ClusterableModel."""

    class Meta:
        abstract = True
