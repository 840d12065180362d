"""Where in a sentence the wish stands: "khai sinh ghi nhầm, muốn sửa lại" wishes to mend; the rest is its story."""

from ..text import exact, fold
from .asking import DATA

_WISH = frozenset(exact(DATA["wish"]["begins"]).split())
_WISH_PLAIN = frozenset(map(fold, _WISH))
_REASON = frozenset(exact(DATA["wish"]["ends"]).split())
# What is wished, and what is told besides, is said in so many telling words at least.
_LEAST = 2


def wish(words, typed, asking, marked):
    """For each word whether it belongs to the wish; all of them where no wish stands apart."""
    begins, forms = (_WISH, typed) if marked else (_WISH_PLAIN, words)
    starts = [place for place, form in enumerate(forms) if form in begins]
    start = next((place for place in reversed(starts) if _told(asking[place + 1 :]) >= _LEAST), 0)
    if _told(asking[:start]) < _LEAST:
        start = 0
    end = len(words)
    if marked:
        reasons = [place for place in range(start, end) if typed[place] in _REASON]
        parted = (place for place in reasons if min(_told(asking[start:place]), _told(asking[place:])) >= _LEAST)
        end = next(parted, end)
    return tuple(start <= place < end for place in range(len(words)))


def _told(asking):
    return sum(not asks for asks in asking)
