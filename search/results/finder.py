"""The finder behind a list with a search box and facets: one object that knows its results, counts and links."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from ..best_bets.matching import bet_for
from ..indexes.current import answered, current_index
from ..indexes.port import Asked
from ..models import SearchDocument
from ..sections import EVERYTHING, KIND_KEY, section
from ..understanding.query import read_query
from .cards import cards
from .facets import Facets, query_string
from .groups import grouped
from .paging import Link, Page

QUERY_KEY, PAGE_KEY, EXPANSION_KEY, MENDING_KEY = "q", "trang", "dong-nghia", "sua-chu"
_OFF = "khong"
_MOST_ALSO = 5


class Finder:
    """Results, facets, chips and pages for GET parameters (a QueryDict) over one kind of document, "" of all.

    `narrowed` {facet key: value} holds for the whole list and is no choice of the reader's. `html` is for whoever draws
    it once and keeps it (`search.results.cache`).
    """

    def __init__(self, kind, parameters, path, index=None, narrowed=None):
        self.section = section(kind) if kind else EVERYTHING
        self.path, self.index, self.html = path, index or current_index(), None
        self.facet_choice = Facets(self.section, self.index, parameters)
        self.expanded, self.mended = (parameters.get(key) != _OFF for key in (EXPANSION_KEY, MENDING_KEY))
        self.asked = read_query(parameters.get(QUERY_KEY, ""))
        asked = Asked(self.asked, kind, narrowed or {}, self.selected, self.expanded, self.mended)
        self._kinds, self.found = asked.kinds, self.index.found(asked)
        self.total = self.found.total
        self.page = Page(parameters.get(PAGE_KEY, ""), self.total, lambda number: self.address(self.selected, number))
        self._shown = self.found.entries(self.page.start, self.page.end)

    @property
    def query(self):
        """What was typed, tidied."""
        return self.asked.shown

    @property
    def selected(self):
        """{facet key: chosen values}."""
        return self.facet_choice.selected

    def direct_url(self):
        """Where a code or number leads when it names one document in force, or none and one that is not; else ""."""
        if self.selected or not self.asked:
            return ""
        named = [entry.pk for entry in answered(lambda index: index.named(self._kinds, self.asked), self.index)]
        urls = SearchDocument.objects.filter(pk__in=named, is_removed=False).values_list("url", flat=True)
        return urls[0] if len(named) == 1 and urls else ""

    @cached_property
    def results(self):
        """One page of result cards, hits marked; at most one query."""
        words = frozenset(self.found.query.telling) if self.asked else frozenset()
        return cards(self._shown, words, self.index)

    @property
    def fact(self):
        """The fact that the query asks for: the first result leads with it (`search.understanding.fact_asked`)."""
        return self.found.query.fact if self.page.number == 1 else ""

    @property
    def fact_below(self):
        """The same where no best answer stands apart and leads with it."""
        return "" if self.best else self.fact

    @cached_property
    def bet(self):
        """{title, text, url} of the page of the portal that the query itself asks for, on the first page, or None."""
        return bet_for(self.found.query, self.index) if self.asked and self.page.number == 1 else None

    @cached_property
    def groups(self):
        """The results of this page, cases of one thing under the first of them; the best answer not among them."""
        groups = grouped(self.results)
        return groups[1:] if self.best else groups

    @cached_property
    def best(self):
        """The first group when it is clearly what was meant, else None."""
        groups = grouped(self.results)
        return groups[0] if groups and self.page.number == 1 and self.found.best(self._shown) else None

    @property
    def facets(self):
        """The facets of the section, each counted as if it were not ticked."""
        return self.facet_choice.views(self.found.facet_counts(), self.address)

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
        return list(dict.fromkeys(self.found.meaning.also))[:_MOST_ALSO] if self.found.meaning else []

    @property
    def expansion_url(self):
        """The address that turns the editors' synonyms off, or on again."""
        return self.address(self.selected, expanded=not self.expanded)

    @property
    def replaced(self):
        """Whether the suggestion's results are shown."""
        return self.found.query is not self.asked and self.found.is_something

    @property
    def suggestion(self):
        """ "Có phải bạn tìm …?": another spelling, or nothing."""
        return self.found.suggestion

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
        others = {section(kind): number for kind, number in self.found.beside().items()}
        return [
            Link(str(other.label), kind_url(other, self.found.query.shown, self.expanded), False, number)
            for other, number in others.items()
        ]

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
        if self.selected and self.found.is_something:
            return _("Nothing matches all the filters you chose.")
        return _("Nothing was found for these words.") if self.query else _("The catalogue is empty.")


def kind_url(declared, query, expanded):
    """Where the documents of one kind that answer a query are listed."""
    pairs = [(QUERY_KEY, query)] + ([] if expanded else [(EXPANSION_KEY, _OFF)])
    if declared.list_url:
        return declared.list_url() + query_string(pairs)
    return reverse("site_search") + query_string([*pairs, (KIND_KEY, declared.slug)])
