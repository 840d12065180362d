"""Pages of a list, each a link."""

from dataclasses import dataclass

PAGE_SIZE = 20
_LAST_PAGE = 500


@dataclass(frozen=True)
class Link:
    """A link with its words: a chip to remove, a page to go to, a kind of thing with how many there are."""

    label: str
    url: str
    current: bool = False
    number: int = 0


class Page:
    """The page that was asked for of `total` things, held within what there is; `address(number)` gives its address.

    Results of search end after 500 pages: nobody leafs that far, and robots would.
    """

    def __init__(self, asked, total, address, most=_LAST_PAGE, size=PAGE_SIZE):
        self._address, self._size = address, size
        self.last = max(1, min(most, -(-total // size)))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
        self.number = min(max(number, 1), self.last)

    @property
    def start(self):
        """The place of its first thing."""
        return self.end - self._size

    @property
    def end(self):
        """The place after its last thing."""
        return self.number * self._size

    @property
    def previous_url(self):
        """The address of the page before, or nothing."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self):
        """The address of the page after, or nothing."""
        return self._address(self.number + 1) if self.number < self.last else ""

    @property
    def links(self):
        """The first, the last and the pages around this one."""
        near = {1, self.last, *range(self.number - 2, self.number + 3)}
        return [
            Link(str(number), self._address(number), number == self.number, number)
            for number in sorted(near)
            if 1 <= number <= self.last
        ]
