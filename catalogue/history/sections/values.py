"""Sections of single facts: a text, a yes or no, the tiers, the decision, the steps."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalogue import phrases
from core.language.text import one_line

from ..line import changed, told
from ..paths import items

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Text:
    """A text under one key."""

    what: str
    key: str

    @property
    def leaves(self):
        """The leaves that it reads."""
        return (self.key,)

    def lines(self, before, after):
        """What changed between two records."""
        return told(str(self.what), before.get(self.key, ""), after.get(self.key, ""))


@dataclass(frozen=True)
class YesNo(Text):
    """A truth value that means something to citizens; a missing one is a no."""

    def lines(self, before, after):
        """What changed between two records."""
        was, now = (record.get(self.key) == "True" for record in (before, after))
        return [changed(str(self.what), _yes_no(was), _yes_no(now))] if was != now else []


def _yes_no(is_so):
    return _("yes") if is_so else _("no")


@dataclass(frozen=True)
class Tiers:
    """The levels of government that handle it: a set of truth values."""

    what: str
    words: dict  # {key: words of the tier}, in the order of government

    @property
    def leaves(self):
        """The leaves that it reads."""
        return tuple(self.words)

    def lines(self, before, after):
        """What changed between two records."""
        return told(str(self.what), self._named(before), self._named(after))

    def _named(self, record):
        return ", ".join(str(word) for key, word in self.words.items() if record.get(key) == "True")


@dataclass(frozen=True)
class Decision:
    """The decision that published the procedure: number and day, and who issued it."""

    leaves = (
        "procedureProposal.proposalNumber",
        "procedureProposal.decisionDate",
        "procedureProposal.issuingAgency.name",
    )

    def lines(self, before, after):
        """What changed between two records."""
        was, now = (record.get("procedureProposal", {}) for record in (before, after))
        issuers = [decision.get("issuingAgency", {}).get("name", "") for decision in (was, now)]
        decisions = told(_("publishing decision"), _decision(was), _decision(now))
        return decisions + told(_("issuer of the decision"), *issuers)


def _decision(decision):
    number, day = one_line(decision.get("proposalNumber", "")), _day(decision.get("decisionDate", ""))
    if number and day:
        return _("no. %(number)s of %(date)s") % {"number": number, "date": day}
    return number or day


def _day(milliseconds):
    """A moment as the national records write it, as a day."""
    try:
        moment = _EPOCH + timedelta(milliseconds=int(milliseconds))
        return date_format(timezone.localdate(moment), "SHORT_DATE_FORMAT")
    except (ValueError, OverflowError):
        return ""


@dataclass(frozen=True)
class Steps:
    """The order of work, read as one text: entries are cut and joined as the source likes."""

    leaves = ("executionSteps[].name", "executionSteps[].description")

    def lines(self, before, after):
        """What changed between two records; nothing where the steps only stand in another order."""
        was, now = _steps(before), _steps(after)
        return told(_("order of work"), "\n".join(was), "\n".join(now)) if sorted(was) != sorted(now) else []


def _steps(record):
    steps = [step for _name, step in items(record, "executionSteps")]
    return [text for step in steps for text in (step.get("name", ""), step.get("description", "")) if text]


@dataclass(frozen=True)
class Returns:
    """How the result comes back; ways that we have no words for are left out."""

    leaves = ("returningMethods[].value[]",)

    def lines(self, before, after):
        """What changed between two records."""
        return told(_("return of the result"), _returns(before), _returns(after))


def _returns(record):
    named = {way for _name, group in items(record, "returningMethods") for _place, way in items(group, "value")}
    return capfirst(", ".join(str(words).lower() for way, words in phrases.RETURNS.items() if way in named))
