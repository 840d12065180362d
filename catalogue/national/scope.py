"""Which records belong in this portal: the central ones and its own province's (E20)."""

import re

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from agencies.models import name_key

from .record import ParsedRecord, Reference

OWN, ALL = "own", "all"
OTHER_PROVINCE, INTERNAL, MALFORMED = "other_province", "internal", "malformed"
REASONS = {
    OTHER_PROVINCE: _("another province's own procedure"),
    INTERNAL: _("internal procedure between agencies"),
    MALFORMED: _("unreadable"),
}
# The national portal numbers provinces and centrally run cities H01 to H63, their bodies H26.101.
_PROVINCE_CODE = re.compile(r"H\d{2}(\.|$)")


def refusal(parsed: ParsedRecord, scope: str = OWN) -> str | None:
    """Why the parsed record stays out under the scope (a key of REASONS), or None when it comes in."""
    if scope == ALL:
        return None
    if parsed.fields["is_internal"] or parsed.fields["record_type"] == "STANDARD_INTERNAL":
        return INTERNAL
    return OTHER_PROVINCE if is_other_province(parsed.promulgator) else None


def is_other_province(promulgator: Reference | None) -> bool:
    """Whether another province than the portal's promulgated the procedure; None is nobody's."""
    own = name_key(settings.PORTAL_PROVINCE)
    return promulgator is not None and is_provincial(promulgator) and not name_key(promulgator.name or "").endswith(own)


def is_provincial(promulgator: Reference) -> bool:
    """Whether a province, or a body of one, promulgated the procedure."""
    name = name_key(promulgator.name or "")
    return bool(_PROVINCE_CODE.match(promulgator.code or "")) or name.startswith(("ubnd ", "ủy ban nhân dân "))
