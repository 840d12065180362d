"""Two persons for every publication."""

from .admin import (
    ApprovedPageForm,
    ApprovedPagePermissions,
    ApprovedSnippetPolicy,
    PermanentPagePermissions,
    UnpublishApprovedView,
)
from .record import ApprovedRecord
from .rule import PublicationRefused, TwoPersonsMixin, authors, reasons_against, words
from .steps import ApprovalTask, EditingTask
from .strict import Problem, StrictPageForm

__all__ = [
    "ApprovalTask",
    "ApprovedPageForm",
    "ApprovedPagePermissions",
    "ApprovedRecord",
    "ApprovedSnippetPolicy",
    "EditingTask",
    "PermanentPagePermissions",
    "Problem",
    "PublicationRefused",
    "StrictPageForm",
    "TwoPersonsMixin",
    "UnpublishApprovedView",
    "authors",
    "reasons_against",
    "words",
]
