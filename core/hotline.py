"""The number that answers for the whole province: told by whoever keeps the official channels, asked by every page."""

from .facts import Office

_readers = []


def answers_as_hotline(read):
    """Declare `read()`: the Office of the official hotline, or None."""
    _readers.append(read)
    return read


def hotline() -> Office | None:
    """The Office to call when nobody nearer is known, or None."""
    return next((office for read in _readers if (office := read())), None)
