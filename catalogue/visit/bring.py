"""What to bring for what was chosen: the papers for everyone, those of one's own case, those of one's way of filing."""

from collections import Counter

from django.utils.text import Truncator

from catalogue.dossier.ways import ways_of
from core.language.text import one_line, unbulleted
from search.text import fold

from .choices import keys_of

# So much of a name stands in the question; of a paper that tells two cases of one name apart.
_LABEL, _TOLD = 200, 90
# With more cases, or more lines in them, the sheet asks first; so many cases stand open in the question.
_MOST_CASES, _MOST_LINES, _OPEN_CASES = 8, 24, 8


def with_keys(lists):
    """The lists of a dossier, their cases that are a choice with a `key` each and a `label` that no other has.

    Cases that are nothing but a way of filing are no choice of their own, they are under `by_way`.
    """
    told = [(case, ways_of(case["name"]).is_whole) for case in lists["conditions"]]
    cases = [case for case, is_way in told if not is_way]
    keyed = zip(cases, keys_of(cases), _labels(cases), strict=True)
    return lists | {
        "conditions": [case | {"key": key, "label": label} for case, key, label in keyed],
        "by_way": [case for case, is_way in told if is_way],
    }


def asked(lists, choices):
    """The cases of the question [{key, name, label, is_chosen}] for who files by this way, the chosen ones first."""
    cases = [
        {"key": case["key"], "name": case["name"], "label": case["label"], "is_chosen": case["key"] in choices.cases}
        for case in lists["conditions"]
        if case["key"] in choices.cases or not ways_of(case["name"]).leaves_out(choices.method)
    ]
    return sorted(cases, key=lambda case: not case["is_chosen"])


def open_cases(cases):
    """How many cases of the question stand open: the chosen ones always, and one alone is not worth folding."""
    chosen = sum(case["is_chosen"] for case in cases)
    return max(_OPEN_CASES, chosen) if len(cases) > _OPEN_CASES + 1 else len(cases)


def papers(lists, choices):
    """{everyone, by_way, cases, names, asks, others, left_out, is_empty}: what is to be printed.

    `cases` are those that were chosen, or all. `names` are there in their stead where nothing was chosen and they are
    many. `others` is how many cases are left out; `left_out`, how many lines hold for another way of filing.
    """
    everyone, by_way, conditions, left_out = _of_way(lists, choices.method)
    chosen = [case for case in conditions if case["key"] in choices.cases]
    shown = chosen or conditions
    is_short = not chosen and not choices.all_cases and _is_long(conditions)
    return {
        "everyone": everyone,
        "by_way": by_way,
        "cases": [] if is_short else shown,
        "names": conditions if is_short else [],
        "asks": bool(conditions) and not chosen,
        "others": len(conditions) - len(shown),
        "left_out": left_out,
        "is_empty": not any([everyone, by_way, conditions]),
    }


def _of_way(lists, method):
    """(cases for everyone, by way, by choice, how many lines are left out) for who files by this way.

    Where nothing would be left the record means something else than it says, and nothing is left out.
    """
    whole = [lists[part] for part in ("everyone", "by_way", "conditions")]
    if not method:
        return *whole, 0
    kept = [[left for case in cases if (left := _kept(case, method))] for cases in whole]
    before, after = (sum(_size(case) for cases in parts for case in cases) for parts in (whole, kept))
    return (*kept, before - after) if after else (*whole, 0)


def _kept(case, method):
    """A case without the lines that hold for other ways of filing; None where all of it does."""
    if ways_of(case["name"]).leaves_out(method):
        return None
    kept = {
        part: [line for line in case[part] if not ways_of(line["name"]).leaves_out(method)]
        for part in ("lines", "folded")
    }
    return case | kept if any(kept.values()) or not _size(case) else None


def _size(case):
    return len(case["lines"]) + len(case["folded"])


def _is_long(cases):
    return len(cases) > _MOST_CASES or sum(map(_size, cases)) > _MOST_LINES


def _labels(cases):
    """The name of each case as the question shows it; of two that look the same it says what differs."""
    cut = [Truncator(unbulleted(one_line(case["name"]))).chars(_LABEL) for case in cases]
    looks = Counter(map(fold, cut))
    return [
        _told_apart(case, label, cases) if looks[fold(label)] > 1 else label
        for case, label in zip(cases, cut, strict=True)
    ]


def _told_apart(case, label, cases):
    """A label with the first paper that no case of this name has but this one."""
    name = fold(case["name"])
    whole = unbulleted(one_line(case["name"]))
    twins = [other for other in cases if other is not case and fold(other["name"]) == name]
    if not twins:
        return whole
    theirs = {fold(line["name"]) for other in twins for line in [*other["lines"], *other["folded"]]}
    own = [line["name"] for line in [*case["lines"], *case["folded"]] if not line["is_note"]]
    differing = next((paper for paper in own if fold(paper) not in theirs), own[0] if own else "")
    told = Truncator(unbulleted(one_line(differing))).chars(_TOLD)
    return " – ".join(filter(None, [label, told]))
