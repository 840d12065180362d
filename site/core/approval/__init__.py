"""Two persons for every publication."""

from .admin import ApprovedPageForm, ApprovedPagePermissions, ApprovedSnippetPolicy, UnpublishApprovedView
from .rule import PublicationRefused, TwoPersonsMixin, authors, reasons_against
from .steps import ApprovalTask, EditingTask

__all__ = [
    "ApprovalTask",
    "ApprovedPageForm",
    "ApprovedPagePermissions",
    "ApprovedSnippetPolicy",
    "EditingTask",
    "PublicationRefused",
    "TwoPersonsMixin",
    "UnpublishApprovedView",
    "authors",
    "reasons_against",
]
