"""The days between which a fee's words hold: "kể từ ngày 01/7/2025 đến hết ngày 31/12/2026"."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})"
_WINDOW = re.compile(rf"(?:(?:kể\s+)?từ\s+{_DAY}\s*)?(?:đến|tới)\s+(?:hết\s+)?{_DAY}", re.IGNORECASE)
_FROM = re.compile(rf"(?:kể\s+)?từ\s+{_DAY}(?!\s*(?:đến|tới))", re.IGNORECASE)
# A sentence ends at a stop before a capital, a bullet or a bracket; "135.000" and "Đ.3" have no space behind it.
_SPACES = re.compile(r"\s+")
_END = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-ỸĐ(*+\-])|\s*\n\s*|\s+(?=[*+]\s)|\s+(?=-\s+[A-ZÀ-ỸĐ0-9])")


@dataclass(frozen=True)
class Window:
    """Days (a missing one: without end), and where the words that name them begin in their sentence."""

    since: date | None
    until: date | None
    start: int

    def holds(self, day):
        """Whether the day lies within."""
        return not self.lapsed(day) and not self.comes(day)

    def lapsed(self, day):
        """Whether its last day is over."""
        return self.until is not None and self.until < day

    def comes(self, day):
        """Whether it begins later."""
        return self.since is not None and self.since > day


def tidied(text):
    """The text with each run of white space as one mark, a line break where it held one: patterns walk through none."""
    return _SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", text)


def sentences(text):
    """The sentences and list items of a text of the record."""
    return [sentence for sentence in map(str.strip, _END.split(tidied(text))) if sentence]


def window_in(sentence):
    """The last Window that a sentence names, or None; one that no calendar has counts as none."""
    found = None
    for match in _WINDOW.finditer(sentence):
        since, until = _day(match.groups()[:3]), _day(match.groups()[3:])
        if until:
            found = Window(since, until, match.start())
    if found is None and (match := _FROM.search(sentence)) and (since := _day(match.groups())):
        found = Window(since, None, match.start())
    return found


def _day(parts):
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (TypeError, ValueError):
        return None
