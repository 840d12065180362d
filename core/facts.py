"""A fact as a page shows it: known, in words, stated as none, or not provided; each looks different (E10)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Office:
    """Who can be asked: a name, its page and a number to call ("" where there is none)."""

    name: str
    url: str = ""
    phone: str = ""


_hotlines: list[Callable[[], Office | None]] = []


def answers_as_hotline(read: Callable[[], Office | None]) -> None:
    """Declare `read()`: the Office that answers for the whole province, or None; whoever keeps such numbers does."""
    _hotlines.append(read)


def hotline() -> Office | None:
    """The Office to call when nobody nearer is known, or None."""
    return next((office for read in _hotlines if (office := read())), None)


@dataclass(frozen=True)
class Fact:
    """`text` is already worded; `note` are the source's own words; `ask` is the Office that knows what is missing.

    `state` is "value", "none", "words" (only text speaks), "lapsed" or "missing"; `origin` says where it stands when
    not where one expects it, `also` what other places of the same record say instead.
    """

    state: str
    text: str
    note: str = ""
    ask: Office | None = None
    url: str = ""
    origin: str = ""
    also: list = field(default_factory=list)


def value(
    text: str, note: str = "", url: str = "", origin: str = "", also: list | None = None, ask: Office | None = None
) -> Fact:
    """A fact that is known; with `ask` the Office that tells more."""
    return Fact("value", text, note, ask, url, origin, also or [])


def words(text: str, note: str = "", origin: str = "", also: list | None = None) -> Fact:
    """A fact of which only words speak, quoted in short."""
    return Fact("words", text, note, origin=origin, also=also or [])


def lapsed(text: str, note: str) -> Fact:
    """A fact that held until a day that is over."""
    return Fact("lapsed", text, note)


def none(text: str, note: str = "", origin: str = "", also: list | None = None) -> Fact:
    """A fact that the source states as none, such as "Miễn phí"."""
    return Fact("none", text, note, origin=origin, also=also or [])


def missing(ask: Office | None = None, note: str = "") -> Fact:
    """A fact that nobody provided."""
    return Fact("missing", _("No information yet"), note, ask)


def known_or_missing(text: str, ask: Office | None = None) -> Fact:
    """The text as a fact, or the missing fact when it is empty."""
    return value(text) if text.strip() else missing(ask)


@dataclass(frozen=True)
class Signature:
    """Under every block: whose words ("national" or "province"), by which decision, as of when, compared when."""

    whose: str
    decision: str = ""
    as_of: date | None = None
    compared_on: date | None = None
