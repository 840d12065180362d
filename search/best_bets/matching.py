"""The page of the portal that a query itself asks for: each process reads the bets once a version."""

from dataclasses import dataclass

from core.language.text import lines
from core.web.cache import Lasting

from ..models.best_bets import NAME, BestBet
from ..text import exact, fold

# Telling words that a query may hold besides those of a bet, and always fewer than these.
_MOST_MORE = 2
# A bet is suggested from this share of its words on.
_BEGUN = 0.5


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for a bet: its folded words and the same with marks."""

    words: tuple[str, ...]
    typed: tuple[str, ...]
    text: str
    bet: dict


def _read(_version):
    bets = BestBet.objects.filter(live=True).order_by("pk").values("title", "text", "url", "words")
    return [
        Phrase(tuple(fold(line).split()), tuple(exact(line).split()), fold(line), bet)
        for bet in bets
        for line in lines(bet["words"])
        if fold(line)
    ]


_phrases = Lasting(_read)


def phrases(index):
    """Every Phrase of the approved bets, as of the last write that the index knows of."""
    return _phrases(index.states.get(NAME, 0))


def bet_for(query, index):
    """{title, text, url} of the bet that a Query asks for with the fewest words more, the longest of them, or None."""
    found = []
    for phrase in phrases(index):
        more = _more(phrase, query)
        if more is not None:
            found.append((more, -len(phrase.words), phrase))
    return min(found, key=lambda one: one[:2])[2].bet if found else None


def bet_begun(query, index):
    """The bet that a Query asks for or, typed so far, has begun to ask for; else None."""
    typed, forms = " ".join(query.words), " ".join(query.typed)
    for phrase in phrases(index):
        is_begun = phrase.text.startswith(typed) and len(typed) >= _BEGUN * len(phrase.text)
        if is_begun and (not query.marked or " ".join(phrase.typed).startswith(forms)):
            return phrase.bet
    return bet_for(query, index)


def _more(phrase, query):
    """How many telling words a Query has besides the phrase; None when it does not ask for it.

    "Thông báo" is not "thông báo lưu trú", "kế hoạch" is "kế hoạch 2026".
    Who asks a fact of some matter ("nộp hồ sơ khai sinh ở đâu") means the matter.
    """
    if not set(phrase.words) <= set(query.words) or not _agree(phrase, query):
        return None
    more = len(set(query.telling) - set(phrase.words))
    if more and (more > _MOST_MORE or more >= len(phrase.words) or query.fact):
        return None
    return more


def _agree(phrase, query):
    """Whether marks that are typed are those of the phrase."""
    if not query.marked:
        return True
    forms = set(zip(query.words, query.typed, strict=True))
    return all(
        (word, form) in forms or (word, word) in forms for word, form in zip(phrase.words, phrase.typed, strict=True)
    )
