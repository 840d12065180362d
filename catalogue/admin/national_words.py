"""Values of the national record and of its sync in words of the office: no screen shows a name of the code."""

from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.national.scope import ALL, OWN, REASONS
from catalogue.worklist.words import title

KINDS = {
    "ASSIGNED_REGULATION": gettext_lazy("a law leaves the details to be regulated"),
    "NOT_ASSIGNED_REGULATION": gettext_lazy("no law leaves the details to be regulated"),
    "CENTRAL_REGULATION": gettext_lazy("regulated by a central body"),
    "LOCAL_REGULATION": gettext_lazy("regulated by the province"),
    "OTHER": gettext_lazy("another kind"),
}
RECORD_TYPES = {
    "STANDARD": gettext_lazy("for the whole country"),
    "SPECIFIC": gettext_lazy("of one province only"),
    "STANDARD_INTERNAL": gettext_lazy("between agencies only"),
}
STATES = {
    "ACTIVE": gettext_lazy("in force"),
    "UPDATED": gettext_lazy("in force, changed since"),
    "PUBLISHED": gettext_lazy("made public"),
}
SCOPES = {OWN: gettext_lazy("central procedures and those of this province"), ALL: gettext_lazy("every procedure")}
_COUNTS = {
    "read": gettext_lazy("read"),
    "created": gettext_lazy("new"),
    "updated": gettext_lazy("changed"),
    "unchanged": gettext_lazy("as before"),
    "repeated": gettext_lazy("held twice by the source"),
    "withdrawn": gettext_lazy("withdrawn"),
    "withdrawal_skipped": gettext_lazy("runs that withdrew nothing, since a part was unreadable"),
} | REASONS


def worded(value, words):
    """The value in words; one that the house does not know yet is "another kind", never its code."""
    return str(words.get(value) or _("another kind")) if value else "–"


def moment(at):
    """A moment as people here read it; "–" for none."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else "–"


def source_words(source):
    """Where records came from: the host of an address, the name of a file, else the words as they are."""
    host = urlsplit(source).hostname if "://" in source else ""
    return host or source.rstrip("/").rpartition("/")[2] or "–"


def counted(counts):
    """[(words, number)] of what a run did, without the zeros."""
    return [(worded(name, _COUNTS), number) for name, number in counts.items() if number]


def found(findings):
    """[(words, number)] of what a run found, the most frequent first."""
    return [(title(rule), number) for rule, number in sorted(findings.items(), key=lambda item: -item[1])]
