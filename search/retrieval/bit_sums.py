"""Adding points to all documents at once: bit planes, each a Python int with one bit per document.

Plane i holds bit i of every document's sum, so adding a number to the documents of a bitmap, and finding the best, are
a few operations on whole bitmaps; 20,000 documents cost microseconds.
"""


class Sums:
    """A sum per document, all zero at first; only small whole numbers are added."""

    def __init__(self, planes=()):
        self._planes = list(planes)

    def copy(self):
        """The same sums, to be added to apart."""
        return Sums(self._planes)

    def add(self, bitmap, amount):
        """Add the amount (0 or more) to every document of the bitmap."""
        for index in range(amount.bit_length()):
            if amount >> index & 1:
                self._carry(bitmap, index)

    def add_sums(self, other):
        """Add another's sums, document by document."""
        for index, plane in enumerate(other._planes):
            self._carry(plane, index)

    def raise_to(self, other):
        """Make every document's sum the greater of the two."""
        size = max(len(self._planes), len(other._planes))
        mine, theirs = ([*sums._planes, *[0] * (size - len(sums._planes))] for sums in (self, other))
        less = greater = 0
        for one, two in zip(reversed(mine), reversed(theirs), strict=True):
            decided = less | greater
            less |= two & ~one & ~decided
            greater |= one & ~two & ~decided
        self._planes = [one ^ ((one ^ two) & less) for one, two in zip(mine, theirs, strict=True)]

    def _carry(self, carry, index):
        planes = self._planes
        planes.extend([0] * (index + 1 - len(planes)))
        while carry:
            plane = planes[index]
            planes[index], carry = plane ^ carry, plane & carry
            index += 1
            if carry and index == len(planes):
                planes.append(0)

    def best(self, within):
        """The highest sum within the bitmap; 0 of an empty one."""
        value = 0
        for index in reversed(range(len(self._planes))):
            having = within & self._planes[index]
            if having:
                within, value = having, value | 1 << index
        return value

    def at_least(self, least, within):
        """The documents of the bitmap whose sum is `least` or more."""
        above = 0
        for index in reversed(range(max(len(self._planes), least.bit_length()))):
            plane = self._planes[index] if index < len(self._planes) else 0
            if least >> index & 1:
                within &= plane
            else:
                above |= within & plane
                within &= ~plane
        return above | within

    def top(self, count, within):
        """The documents of the bitmap with the highest sums: at least `count` of them, ties of the last included."""
        chosen = 0
        for plane in reversed(self._planes):
            having = within & plane
            if (chosen | having).bit_count() < count:
                chosen |= having
                within &= ~plane
            else:
                within = having
        return chosen | within

    def descending(self, within):
        """Yield the documents of the bitmap as bitmaps of equal sums, the highest sum first."""
        parts = [(within, len(self._planes))]
        while parts:
            part, index = parts.pop()
            if part and index:
                plane = self._planes[index - 1]
                parts += [(part & ~plane, index - 1), (part & plane, index - 1)]
            elif part:
                yield part
