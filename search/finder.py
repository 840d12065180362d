"""The finder behind a list with a search box and facets: one object that knows its results, counts and links."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .marking import mark
from .models import SearchDocument
from .query import read_query
from .retrieval import by_prior, retrieve
from .sections import section
from .snapshot import current

QUERY_KEY, PAGE_KEY = "q", "trang"
PAGE_SIZE = 20
_LAST_PAGE = 500
# Values of one facet that an address may carry.
_MOST_VALUES = 20
# Options that a facet shows: the most frequent; of 600 agencies the rest are found by name.
_MOST_OPTIONS = 20


@dataclass
class Option:
    """One value of a facet; `url` turns it on or off and returns to page one."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    children: list = field(default_factory=list)


@dataclass
class FacetView:
    """A facet with the options that would find something, or are selected."""

    key: str
    label: str
    options: list
    open: bool


@dataclass
class Link:
    """A link with its words: a chip to remove, a page to go to."""

    label: str
    url: str
    current: bool = False
    number: int = 0


class Finder:
    """Results, facets, chips and pages for GET parameters (a QueryDict) over one kind of document."""

    def __init__(self, kind, parameters, path, narrowed=None):
        self.kind, self.path = kind, path
        self.snapshot = current()
        self.section = section(kind)
        self.query_object = read_query(parameters.get(QUERY_KEY, ""))
        self.query = self.query_object.shown
        self.selected = self._read_selected(parameters)
        within = self.snapshot.visible(kind)
        for key, value in (narrowed or {}).items():
            within &= self._facet(key).get(value, 0)
        if self.query_object:
            self._base, ordered = retrieve(self.query_object, self.snapshot, within)
        else:
            self._base, ordered = within, None
        hits = self._narrowed(self._base)
        self.total = hits.bit_count()
        if ordered is None:
            ordered = by_prior(self.snapshot, hits)
        else:
            chosen = {entry.pk for entry in self.snapshot.entries_in(hits)}
            ordered = [entry for entry in ordered if entry.pk in chosen]
        self.page = Page(self, parameters.get(PAGE_KEY, ""))
        start = (self.page.number - 1) * PAGE_SIZE
        self._shown = ordered[start : start + PAGE_SIZE]

    def direct_url(self):
        """Where a code leads when it names one document in force, or none and one that is not; else ""."""
        snapshot = self.snapshot
        named = snapshot.bitmap(snapshot.by_code.get(self.query_object.code, ())) & snapshot.kinds[self.kind]
        named = named & snapshot.visible(self.kind) or named
        if named.bit_count() != 1 or self.selected:
            return ""
        return SearchDocument.objects.values_list("url", flat=True).get(pk=snapshot.entries_in(named)[0].pk)

    def _facet(self, key):
        return self.snapshot.facets[self.kind, key]

    def _read_selected(self, parameters):
        """Only values that exist: an unknown one finds nothing to tick and breaks nothing."""
        selected = {}
        for facet in self.section.facets:
            values = dict.fromkeys(parameters.getlist(facet.key)[:_MOST_VALUES])
            known = [value for value in values if value in self._facet(facet.key)]
            if known:
                selected[facet.key] = known
        return selected

    def _narrowed(self, bitmap, without=None):
        for key, values in self.selected.items():
            if key != without:
                union = 0
                for value in values:
                    union |= self._facet(key)[value]
                bitmap &= union
        return bitmap

    @cached_property
    def results(self):
        """One page of result cards, hits marked; one query."""
        rows = SearchDocument.objects.in_bulk([entry.pk for entry in self._shown])
        return [self._card(rows[entry.pk]) for entry in self._shown if entry.pk in rows]

    def _card(self, row):
        return self.section.card(row.card) | {
            "title_html": mark(row.title, self.query_object),
            "official_name_html": mark(row.subtitle, self.query_object) if row.subtitle else "",
            "url": row.url,
            "withdrawn": row.is_hidden,
        }

    @property
    def facets(self):
        """The facets of the section, each counted as if it were not ticked."""
        return [self._facet_view(declared) for declared in self.section.facets]

    def _facet_view(self, declared):
        bitmap = self._narrowed(self._base, without=declared.key)
        labels = self.snapshot.labels[self.kind, declared.key]
        parents = self.snapshot.parents[self.kind, declared.key]
        chosen = set(self.selected.get(declared.key, ()))
        options = {}
        for value, having in self._facet(declared.key).items():
            count = (having & bitmap).bit_count()
            if (count or value in chosen) and value in labels:
                url = self.address(self._toggled(declared.key, value))
                options[value] = Option(value, str(labels[value]), count, value in chosen, url)
        tops = []
        for value, option in options.items():
            above = options.get(parents.get(value))
            (above.children if above else tops).append(option)
        places = {value: place for place, value in enumerate(labels)}

        def order(option):
            return (-option.count if declared.by_count else places[option.value], option.label)

        for option in tops:
            open_below = option.selected or any(child.selected for child in option.children)
            option.children = sorted(option.children, key=order) if open_below else []
        shown = sorted(tops, key=order)
        shown = shown[:_MOST_OPTIONS] + [option for option in shown[_MOST_OPTIONS:] if option.selected]
        return FacetView(declared.key, str(declared.label), shown, bool(chosen))

    def _toggled(self, key, value):
        values = self.selected.get(key, [])
        toggled = [old for old in values if old != value] if value in values else [*values, value]
        return {**self.selected, key: toggled}

    def address(self, selected, page=1):
        """The address of this search with these facet values: one canonical order, no page on page one."""
        pairs = [(QUERY_KEY, self.query)] if self.query else []
        pairs += [(facet.key, value) for facet in self.section.facets for value in sorted(selected.get(facet.key, ()))]
        pairs += [(PAGE_KEY, page)] if page > 1 else []
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @cached_property
    def chips(self):
        """The active filters, each with the address that removes it."""
        found = []
        for declared in self.section.facets:
            labels = self.snapshot.labels[self.kind, declared.key]
            for value in self.selected.get(declared.key, ()):
                label = f"{declared.label}: {labels.get(value, value)}"
                found.append(Link(label, self.address(self._toggled(declared.key, value))))
        return found

    @property
    def clear_url(self):
        """The same query without filters."""
        return self.address({})

    @property
    def hidden_inputs(self):
        """(name, value) of the filters, for the form that searches again."""
        return [(key, value) for key, values in self.selected.items() for value in values]

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
        return bool(self.query) or sum(map(len, self.selected.values())) > 1 or self.page.number > 1

    @property
    def message(self):
        """Why the list is empty; nothing when it is not."""
        if self.total:
            return ""
        if self.selected and self._base:
            return _("Nothing matches all the filters you chose.")
        return _("Nothing was found for these words.") if self.query else _("The catalogue is empty.")


class Page:
    """The page of a list that was asked for, held within what there is."""

    def __init__(self, finder, asked):
        self._finder = finder
        self.last = max(1, min(_LAST_PAGE, -(-finder.total // PAGE_SIZE)))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
        self.number = min(max(number, 1), self.last)

    def _url(self, number):
        return self._finder.address(self._finder.selected, number)

    @property
    def previous_url(self):
        """The address of the page before, or nothing."""
        return self._url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self):
        """The address of the page after, or nothing."""
        return self._url(self.number + 1) if self.number < self.last else ""

    @property
    def links(self):
        """The first, the last and the pages around this one."""
        near = {1, self.last, *range(self.number - 2, self.number + 3)}
        return [
            Link(str(number), self._url(number), number == self.number, number)
            for number in sorted(near)
            if 1 <= number <= self.last
        ]
