"""What every engine can do."""

from abc import ABC, abstractmethod


class Engine(ABC):
    """Finds documents by folded words. Which match is exact, so that all engines agree."""

    name: str

    @abstractmethod
    def holding(self, spans, limit):
        """The primary keys of at most `limit` (10,000) documents that hold every span, the highest first.

        `spans` is a list of lists of alternatives, each a list of words. A document holds a span when it contains, as
        whole folded words, all words of at least one alternative.
        """
