"""What a section declares of its documents: search reads the declaration and knows no section."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

_FIRST_YEAR = 1990
_sections: dict[str, "Section"] = {}


def _nothing() -> dict:
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
    """One kind of document, `slug` in addresses.

    `keys()` gives the primary keys of everything findable, `documents(keys)` their Documents. `card(stored)` gives
    the words of a result, with at least `note`, which a suggestion shows, and perhaps `asked` {fact: {label, fact,
    anchor, items}}, what it leads with when a query asks for that fact; `template` draws it. `list_url()` is the
    section's own list, when it has one; `browse_facet` the facet whose values are suggested beside documents.
    Things that stand on pages of the tree name those pages' `page_model`; `of_pages(pks)` gives the keys of what stands
    on these pages, of pages themselves just these.
    Documents of a section that `quotes` use the words of all others: they make no word less rare.
    `asked_by` are the patterns of words that begin a query for this kind ("tin …"; `search.understanding.kind_asked`).
    `related(kind, key, count)` gives its things about one of another kind (a procedure, an agency, a legal act),
    [{title, url, date}], the newest first.
    """

    kind: str
    slug: str
    label: str
    keys: Callable[[], Iterable]
    documents: Callable[[list], list]
    card: Callable[[dict], dict]
    facets: tuple[FacetDeclaration, ...] = ()
    template: str = "cards/plain.html"
    list_url: Callable[[], str] | None = None
    browse_facet: str = ""
    page_model: type | None = None
    of_pages: Callable[[list], Iterable] = list
    asked_by: tuple[str, ...] = ()
    quotes: bool = False
    related: Callable[[str, str, int], list] | None = None


def register(section: Section) -> None:
    """Declare a section; called once from its AppConfig."""
    _sections[section.kind] = section


def section(kind: str) -> Section:
    """The Section of a kind."""
    return _sections[kind]


def sections() -> list[Section]:
    """Every declared Section."""
    return list(_sections.values())


def related_by_section(kind: str, key: object, count: int) -> list[tuple[str, list]]:
    """[(label, [{title, url, date}])] of the sections that have anything about a thing: at most `count` of each."""
    found = [(known.label, known.related(kind, str(key), count)) for known in sections() if known.related]
    return [(label, things) for label, things in found if things]


def _nobody() -> list:
    return []


def _of_sections() -> dict:
    """The words of what several sections have come from these (search.retrieval.contents)."""
    return {}


# Every kind at once: by kind, and by what documents of several kinds have.
KIND_KEY, AGENCY_KEY, YEAR_KEY = "loai", "co-quan", "nam"
SHARED_KEYS = (AGENCY_KEY, YEAR_KEY)
EVERYTHING = Section(
    kind="",
    slug="",
    label=_("Search"),
    keys=_nobody,
    documents=list,
    card=dict,
    facets=(
        FacetDeclaration(KIND_KEY, _("Kind"), lambda: {known.slug: known.label for known in sections()}),
        FacetDeclaration(AGENCY_KEY, _("Agency"), _of_sections),
        FacetDeclaration(YEAR_KEY, _("Year"), _of_sections, by_count=False),
    ),
)


def year_labels() -> dict:
    """{value: label} of a facet of years, the newest first."""
    return {str(year): str(year) for year in range(localdate().year + 1, _FIRST_YEAR, -1)}


def all_labels() -> tuple[dict, dict]:
    """({(kind, facet key): {value: label}}, {(kind, facet key): {value: value above it}}) of all sections.

    Each source is read once; the words of a facet that sections share hold for everything.
    """
    read = cache(lambda source: source())
    declared = [(known.kind, facet) for known in (*sections(), EVERYTHING) for facet in known.facets]
    labels = {(kind, facet.key): read(facet.labels) for kind, facet in declared}
    for key in SHARED_KEYS:
        own = [labels.get((known.kind, key), {}) for known in sections()]
        labels[EVERYTHING.kind, key] = {value: label for each in own for value, label in each.items()}
    return labels, {(kind, facet.key): read(facet.parents) for kind, facet in declared}
