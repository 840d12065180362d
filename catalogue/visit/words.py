"""What was counted, in words: the day, the limits to choose from, why some give no date, the days on the way."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.counting.units import Unit
from catalogue.facts.known import CASE, NOTE
from catalogue.phrases import duration, method_label
from core.language.days import weekday

from .due import Why

_NAMED = 2


def day_words(day):
    """A day with its weekday, as people say it: "Thứ Hai, 30/11/2026"."""
    return f"{capfirst(weekday(day))}, {day:%d/%m/%Y}"


def due_words(due):
    """When a limit ends: the day, and the hour of a limit of hours."""
    day = day_words(due.on)
    return _("%(hour)s, %(day)s") % {"hour": f"{due.at:%H:%M}", "day": day} if due.at else day


def moment_words(moment, cut_off):
    """When something was filed: with its hour, or what is taken for it where none was named."""
    if hasattr(moment, "hour"):
        return _("%(hour)s, %(day)s") % {"hour": f"{moment:%H:%M}", "day": day_words(moment)}
    if cut_off is None:
        return day_words(moment)
    return _("%(day)s, by %(hour)s") % {"hour": f"{cut_off:%H:%M}", "day": day_words(moment)}


def official_words():
    """What counts, whatever the portal says."""
    return _("The date on the receipt that the office gives you is the official one; this is a guide.")


def limit_words(choice):
    """The limit of a Choice: "5 ngày làm việc", "trong ngày"."""
    return _("on the same day") if choice.unit == Unit.SAME_DAY else duration(choice.amount, choice.unit)


def whose_words(of):
    """By which ways of filing or for which cases a Choice or Without holds; "" for all."""
    if of.source == NOTE:
        return _("as the description says")
    names = [*(method_label(method) for method in of.methods), *of.cases]
    most = len(of.methods) + _NAMED
    told = ", ".join(names[:most])
    if more := len(names[most:]):
        told += " " + ngettext("and %(n)s other case", "and %(n)s other cases", more) % {"n": more}
    return _("sub-service %(names)s") % {"names": told} if told and of.source == CASE else told


def choice_words(choice):
    """A Choice in one line: "Trực tuyến: 3 ngày làm việc"."""
    whose = whose_words(choice)
    return f"{whose}: {limit_words(choice)}" if whose else limit_words(choice)


def without_words(without):
    """Why a limit gives no date, in a sentence."""
    whose = whose_words(without)
    said = {
        Why.WORDS: _("the time limit is only given in words (“%(words)s”), and no date is counted from words")
        % {"words": without.words},
        Why.NONE: _("the source states that there is no time limit"),
        Why.MISSING: _("no time limit is recorded yet"),
        Why.SENSELESS: _("the recorded time limit makes no sense as a time"),
    }[without.why]
    told = f"{whose}: {said}." if whose else f"{said}."
    return told[0].upper() + told[1:]


def years_words(years):
    """Years in a row of words: "2027", "2027, 2028", "2027–2036"."""
    return ", ".join(map(str, years)) if len(years) < 4 else f"{years[0]}–{years[-1]}"


def provisional_words(due, known_years):
    """Why the day is provisional, in a sentence; "" where every year on the way is decided."""
    years = due.unconfirmed_years
    if not years:
        return ""
    if all(year in known_years for year in years):
        return _("Provisional: the days off of %(years)s are not decided yet, so the day may still move.") % {
            "years": years_words(years)
        }
    return _("Provisional: the days off of %(years)s are not known yet, so it may well be later.") % {
        "years": years_words(years)
    }
