"""A fact as a page shows it: known, stated as none, or not provided; each looks different (E10)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fact:
    """`text` is already worded; `note` are the source's own words; `ask` names who knows when nothing is provided."""

    state: str
    text: str
    note: str = ""
    ask: str = ""
    url: str = ""


def value(text: str, note: str = "", url: str = "") -> Fact:
    """A fact that is known."""
    return Fact("value", text, note, url=url)


def none(text: str, note: str = "") -> Fact:
    """A fact that the source states as none, such as "Miễn phí"."""
    return Fact("none", text, note)


def missing(ask: str = "", note: str = "") -> Fact:
    """A fact that nobody provided."""
    return Fact("missing", _("No information yet"), note, ask)


def known_or_missing(text: str, ask: str = "") -> Fact:
    """The text as a fact, or the missing fact when it is empty."""
    return value(text) if text.strip() else missing(ask)


@dataclass(frozen=True)
class Signature:
    """Under every block: whose words ("national" or "province"), by which decision, as of when, compared when."""

    whose: str
    decision: str = ""
    as_of: date | None = None
    compared_on: date | None = None
