"""What the lint finds, and how it says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

WARN, BLOCK = "warn", "block"

KINDS = {
    "gambling": _("gambling"),
    "loan": _("loan sharks"),
    "adult": _("pornography or prostitution"),
    "forgery": _("forged papers"),
    "goods": _("forbidden goods or services"),
    "page": _("hidden content"),
}
RULES = {
    "words": _("Words of advertising for %(kind)s: “%(excerpt)s”. Take them out, or say what the matter is."),
    "masked": _("Disguised words on %(kind)s: “%(excerpt)s”. Honest text disguises nothing: take them out."),
    "bracket": _("Brackets 【】 as spammers set them: “%(excerpt)s”. Take them out."),
    "hidden": _("Text or links that readers cannot see: “%(excerpt)s”. Take them out."),
    "host": _("A link to a host that looks like %(kind)s: “%(excerpt)s”. Take it out."),
    "links": _("Very many links to other hosts: “%(excerpt)s”. Keep those that readers need."),
}


@dataclass(frozen=True)
class Finding:
    """`position` counts in the text as readers see it, without invisible characters; `level` is "warn" or "block"."""

    rule: str
    kind: str
    excerpt: str
    position: int
    level: str

    def __str__(self) -> str:
        return RULES[self.rule] % {"kind": KINDS[self.kind], "excerpt": self.excerpt}


def is_blocked(found: Iterable[Finding]) -> bool:
    """Whether any of the findings forbids publishing."""
    return any(finding.level == BLOCK for finding in found)
