"""Days in sentences, and days as people type them."""

from datetime import date, datetime, time

from django.utils.translation import pgettext

_TYPED = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
_LONGEST = 10


def day_asked(text: str) -> date | None:
    """The day that was typed ("30/11/2026") or picked ("2026-11-30"); None for anything else.

    >>> day_asked("30/11/2026"), day_asked("31/02/2026")
    (datetime.date(2026, 11, 30), None)
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for pattern in _TYPED:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def weekday(day: date) -> str:
    """The name of its weekday inside a sentence: "thứ Hai", "Chủ nhật"."""
    names = (
        pgettext("in a sentence", "Monday"), pgettext("in a sentence", "Tuesday"),
        pgettext("in a sentence", "Wednesday"), pgettext("in a sentence", "Thursday"),
        pgettext("in a sentence", "Friday"), pgettext("in a sentence", "Saturday"),
        pgettext("in a sentence", "Sunday"),
    )  # fmt: skip
    return names[day.weekday()]


def dated(day: date) -> str:
    """The day with its weekday inside a sentence: "thứ Hai 30/11/2026"."""
    return f"{weekday(day)} {day:%d/%m/%Y}"


def short_day(day: date, today: date) -> str:
    """The day without its year where that is this year's: 30/11, 04/01/2027."""
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def hour(moment: time | datetime) -> str:
    """An hour as people write it: 7:30.

    >>> hour(time(7, 30))
    '7:30'
    """
    return f"{moment.hour}:{moment.minute:02d}"
