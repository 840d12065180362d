"""What a section declares of its documents: search reads the declaration and knows no section."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

_sections = {}


def _nothing():
    return {}


@dataclass(frozen=True)
class FacetDeclaration:
    """A way to narrow: its key in the address, its name, and where values get their words.

    `labels()` gives {value: label}, `parents()` {value: value above it} for facets of two levels,
    both read once per version of the documents.
    """

    key: str
    label: str
    labels: Callable[[], dict]
    parents: Callable[[], dict] = _nothing
    by_count: bool = True


@dataclass(frozen=True)
class Section:
    """One kind of document.

    `keys()` gives the primary keys of everything findable, `documents(keys)` their Documents, `card(stored)` words.
    """

    kind: str
    label: str
    keys: Callable[[], Iterable]
    documents: Callable[[list], list]
    card: Callable[[dict], dict]
    facets: tuple[FacetDeclaration, ...] = ()


def register(section):
    """Declare a section; called once from its AppConfig."""
    _sections[section.kind] = section


def section(kind):
    """The Section of a kind."""
    return _sections[kind]


def sections():
    """Every declared Section."""
    return list(_sections.values())
