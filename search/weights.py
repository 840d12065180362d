"""The numbers of the ranking.

Each stands beside the text match; docs/relevance.md says why and what it gains.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """The numbers of the ranking. A word is worth its rarity; the other numbers are shares of a fully matched query."""

    pair: float = 0.7  # two words side by side as typed, against the two words apart
    loose: float = 0.35  # a word typed with marks that stands there with others: "khai tử" is not "khai từ"
    area: float = 0.3  # a word that only the area holds
    body: float = 0.3  # what the title lacks but the text holds
    synonym: float = 0.9  # words meant, against words typed
    share: float = 0.9  # a title that is all question, against a long one that mentions it
    equal: float = 0.6  # a title or alias that is the question
    union: float = 0.8  # what all titles and aliases say together, besides the best of them
    act: float = 0.12  # the act that was asked for, or none where none was
    story: float = 0.85  # what is told besides the wish, against the wish
    popular: float = 0.1  # what most readers opened after these words (search/learning/popular.py)
    prior: float = 0.9  # what the section says of the document: whom it serves, whether it is ours


current = Weights()
# Each weight as if it were not there; a synonym that counts as much as the word typed.
NEUTRAL = Weights(
    pair=0, loose=1, area=0, body=0, synonym=1, share=0, equal=0, union=0, act=0, story=1, popular=0, prior=0
)  # fmt: skip


def use(changed):
    """Rank by other numbers (evaluation only)."""
    global current
    current = changed
