"""The finder behind a list with a search box and facets: one object that knows its results, counts and links."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from ..best_bets.matching import bet_for
from ..models import SearchDocument
from ..retrieval.answers import Answer, best
from ..retrieval.snapshot import current
from ..sections import KIND_KEY, section, sections
from ..understanding.query import read_query
from .cards import cards
from .facets import Facets, query_string
from .groups import grouped
from .paging import Link, Page

QUERY_KEY, PAGE_KEY, EXPANSION_KEY, MENDING_KEY = "q", "trang", "dong-nghia", "sua-chu"
_OFF = "khong"
_MOST_ALSO = 5


class Finder:
    """Results, facets, chips and pages for GET parameters (a QueryDict) over one kind of document.

    `narrowed` {facet key: value} holds for the whole list and is no choice of the reader's. `html` is for whoever draws
    it once and keeps it (`search.results.cache`).
    """

    def __init__(self, kind, parameters, path, narrowed=None, snapshot=None):
        self.section = section(kind)
        self._narrowing = narrowed or {}
        self._open(parameters, path, snapshot or current())

    def _open(self, parameters, path, snapshot):
        self.path, self.snapshot, self.html = path, snapshot, None
        self.facet_choice = Facets(self.section, self.snapshot, parameters)
        self.expanded, self.mended = (parameters.get(key) != _OFF for key in (EXPANSION_KEY, MENDING_KEY))
        self.asked = read_query(parameters.get(QUERY_KEY, ""))
        self._read(self._within())
        self.total = self._hits.bit_count()
        self.page = Page(parameters.get(PAGE_KEY, ""), self.total, lambda number: self.address(self.selected, number))

    def _within(self):
        within = self.snapshot.visible(self.section.kind)
        for key, value in self._narrowing.items():
            within &= self.snapshot.facet(self.section.kind, key).get(value, 0)
        return within

    def _read(self, within):
        self._answer = Answer(self.asked, self.snapshot, within, self.expanded, self.mended) if self.asked else None
        self._retrieved = self._answer.retrieved if self._answer else None
        self._base = self._retrieved.hits if self._answer else within
        self._hits = self.facet_choice.narrowed(self._base)

    @property
    def query(self):
        """What was typed, tidied."""
        return self.asked.shown

    @property
    def selected(self):
        """{facet key: chosen values}."""
        return self.facet_choice.selected

    @cached_property
    def _shown(self):
        """The Entries of this page, in order."""
        start, end = self.page.start, self.page.end
        if self._retrieved:
            return self._retrieved.ordered(self._hits, end, start)
        return self.snapshot.by_prior(self._hits, end)[start:]

    def direct_url(self):
        """Where a code or number leads when it names one document in force, or none and one that is not; else ""."""
        snapshot = self.snapshot
        named = snapshot.named(self.asked) & self._of_kind()
        named = named & ~snapshot.hidden or named
        if named.bit_count() != 1 or self.selected:
            return ""
        return SearchDocument.objects.values_list("url", flat=True).get(pk=snapshot.entries_in(named)[0].pk)

    def _of_kind(self):
        return self.snapshot.kinds.get(self.section.kind, 0)

    @cached_property
    def results(self):
        """One page of result cards, hits marked; at most one query."""
        words = frozenset(self._answer.query.telling) if self._answer else frozenset()
        return cards(self._shown, words, self.snapshot)

    @property
    def fact(self):
        """The fact that the query asks for: the first result leads with it (`search.understanding.fact_asked`)."""
        return self._answer.query.fact if self._answer and self.page.number == 1 else ""

    @property
    def fact_below(self):
        """The same where no best answer stands apart and leads with it."""
        return "" if self.best else self.fact

    @cached_property
    def bet(self):
        """{title, text, url} of the page of the portal that the query itself asks for, on the first page, or None."""
        return bet_for(self._answer.query, self.snapshot) if self._answer and self.page.number == 1 else None

    @cached_property
    def groups(self):
        """The results of this page, cases of one thing under the first of them; the best answer not among them."""
        groups = grouped(self.results)
        return groups[1:] if self.best else groups

    @cached_property
    def best(self):
        """The first group when it is clearly what was meant, else None."""
        groups = grouped(self.results)
        if not groups or not self._retrieved or self.page.number > 1:
            return None
        return groups[0] if best(self._retrieved, self._shown) else None

    @property
    def facets(self):
        """The facets of the section, each counted as if it were not ticked."""
        return self.facet_choice.views(self._base, self.address)

    def address(self, selected, page=1, query=None, expanded=None, mended=None):
        """The address of this search with these facet values: one canonical order, no page on page one."""
        pairs = self._pairs(selected, query, expanded, mended)
        return self.path + query_string(pairs + ([(PAGE_KEY, page)] if page > 1 else []))

    def _pairs(self, selected, query=None, expanded=None, mended=None):
        query = self.query if query is None else query
        expanded = self.expanded if expanded is None else expanded
        pairs = [(QUERY_KEY, query)] if query else []
        pairs += [] if expanded else [(EXPANSION_KEY, _OFF)]
        pairs += [] if (self.mended if mended is None else mended) else [(MENDING_KEY, _OFF)]
        return pairs + self.facet_choice.pairs(selected)

    @property
    def fields(self):
        """(name, value) of everything that a form of a filter keeps."""
        return self._pairs(self.selected)

    @cached_property
    def chips(self):
        """The active filters, each with the address that removes it."""
        return [
            Link(
                f"{declared.label}: {self.facet_choice.label(declared.key, value)}",
                self.address(self.facet_choice.toggled(declared.key, value)),
            )
            for declared in self.section.facets
            for value in self.selected.get(declared.key, ())
        ]

    @property
    def clear_url(self):
        """The same query without filters."""
        return self.address({})

    @property
    def hidden_inputs(self):
        """(name, value) of what the form that searches again keeps."""
        fixed = [] if self.expanded else [(EXPANSION_KEY, _OFF)]
        return fixed + [(key, value) for key, values in self.selected.items() for value in values]

    @cached_property
    def also(self):
        """The official words that are looked for besides those typed, the first few: "Đang tìm cả: căn cước"."""
        return list(dict.fromkeys(self._retrieved.meaning.also))[:_MOST_ALSO] if self._retrieved else []

    @property
    def expansion_url(self):
        """The address that turns the editors' synonyms off, or on again."""
        return self.address(self.selected, expanded=not self.expanded)

    @property
    def replaced(self):
        """Whether the suggestion's results are shown."""
        return bool(self._answer) and self._answer.query is not self.asked and self._retrieved.hits > 0

    @property
    def suggestion(self):
        """ "Có phải bạn tìm …?": another spelling, or nothing."""
        return self._answer.suggestion if self._answer else ""

    @property
    def suggestion_url(self):
        """The address that searches for the suggestion and keeps every filter."""
        return self.address(self.selected, query=self.suggestion, mended=True)

    @property
    def as_typed_url(self):
        """The address that searches for what was typed, slips and all."""
        return self.address(self.selected, mended=False)

    @cached_property
    def kinds(self):
        """Links to what else answers the query, by kind of document, with how many (F11)."""
        return [
            Link(str(other.label), kind_url(other, self._answer.query.shown, self.expanded), False, number)
            for other in sections()
            if other is not self.section and (number := self._beside(other))
        ]

    def _beside(self, other):
        if not self._retrieved:
            return 0
        return self._retrieved.count_beside(self.snapshot.visible(other.kind))

    @property
    def canonical(self):
        """The one address of this list."""
        return self.address(self.selected, self.page.number)

    @property
    def heading(self):
        """What the list is of: the one chosen facet value, else the section."""
        return self.chips[0].label if len(self.chips) == 1 else str(self.section.label)

    @property
    def noindex(self):
        """Whether crawlers keep out: any query, or more than one facet value (I3)."""
        return bool(self.query or self.facet_choice.sought) or self._is_deep

    @property
    def _is_deep(self):
        return sum(map(len, self.selected.values())) > 1 or self.page.number > 1

    @property
    def message(self):
        """Why the list is empty; nothing when it is not."""
        if self.total:
            return ""
        if self.selected and self._base:
            return _("Nothing matches all the filters you chose.")
        return _("Nothing was found for these words.") if self.query else _("The catalogue is empty.")


def kind_url(declared, query, expanded):
    """Where the documents of one kind that answer a query are listed."""
    pairs = [(QUERY_KEY, query)] + ([] if expanded else [(EXPANSION_KEY, _OFF)])
    if declared.list_url:
        return declared.list_url() + query_string(pairs)
    return reverse("site_search") + query_string([*pairs, (KIND_KEY, declared.slug)])
