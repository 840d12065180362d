"""What every engine can do."""

from abc import ABC, abstractmethod


class Engine(ABC):
    """Finds documents by folded words. Which match is exact, so that all engines agree."""

    name: str

    @abstractmethod
    def match(self, words, *, every=True, anywhere=False, prefix=False):
        """The primary keys of the documents that hold the words, in no order.

        `every`: all words or any of them. `anywhere`: in the body too, not only in title, aliases, area and codes.
        `prefix`: the last word may be the beginning of a word.
        """
