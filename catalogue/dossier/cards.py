"""What a result card says of the papers."""

from django.utils.text import Truncator

from core.language.text import one_line, unbulleted

from .sorting import count, for_everyone

_SHOWN, _LENGTH = 4, 110


def stored_papers(cases):
    """What is stored of sorted cases: the first papers that everybody brings, how many, whether some bring others."""
    counted = count(cases)
    return {
        "papers": [Truncator(unbulleted(one_line(row.name))).chars(_LENGTH) for row in for_everyone(cases)[:_SHOWN]],
        "papers_count": counted.everyone,
        "papers_by_case": counted.has_more,
    }


def shown_papers(stored):
    """What the best answer shows of them; documents that were written before cases were told apart lack a key."""
    return {
        "papers": stored["papers"],
        "papers_more": max(0, stored["papers_count"] - len(stored["papers"])),
        "papers_by_case": stored.get("papers_by_case", False),
    }
