"""Which records belong in this portal: the central ones and its own province's (E20)."""

from django.utils.translation import gettext_lazy as _

from agencies.names import is_other_province

from .record import ParsedRecord

OWN, ALL = "own", "all"
OTHER_PROVINCE, INTERNAL, MALFORMED = "other_province", "internal", "malformed"
REASONS = {
    OTHER_PROVINCE: _("another province's own procedure"),
    INTERNAL: _("internal procedure between agencies"),
    MALFORMED: _("unreadable"),
}


def refusal(parsed: ParsedRecord, scope: str = OWN) -> str | None:
    """Why the parsed record stays out under the scope (a key of REASONS), or None when it comes in."""
    if scope == ALL:
        return None
    if parsed.fields["is_internal"] or parsed.fields["record_type"] == "STANDARD_INTERNAL":
        return INTERNAL
    return OTHER_PROVINCE if is_other_province(parsed.fields["promulgator"]) else None
