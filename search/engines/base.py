"""What every engine can do."""

from abc import ABC, abstractmethod


class Engine(ABC):
    """Finds documents by folded words. Which match is exact, so that all engines agree."""

    name: str

    @abstractmethod
    def holding(self, spans, limit):
        """The primary keys of at most `limit` (10,000) documents that hold every span, the highest first.

        A span is held when one of its alternatives has all its words anywhere in the document: whole folded words.
        """
