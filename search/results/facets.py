"""Narrowing: which values of which facets are chosen, what each option would find, the address of each."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus

from core.language.text import one_line

from ..text import fold

# Values of one facet that an address may carry.
_MOST_VALUES = 20
# Options that a facet shows: the most frequent; of 600 agencies the rest are found by a part of their names.
_MOST_OPTIONS = 20
# Options that a part of a name finds.
_MOST_FOUND = 100
_LONGEST_NAME = 80


@dataclass(slots=True)
class Option:
    """One value of a facet; `url` turns it on or off and returns to page one."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    children: list


@dataclass(frozen=True)
class FacetView:
    """A facet with the options that would find something, or are selected.

    `total` counts those of its upper level; where they are too many to show, `sought` is the part of a name that the
    reader typed into the field `name_key`.
    """

    key: str
    label: str
    options: list
    open: bool
    total: int
    sought: str

    @property
    def name_key(self):
        """The key of the address in which a part of a name is typed."""
        return name_key(self.key)

    @property
    def is_searchable(self):
        """Whether there are more options than are shown."""
        return self.total > _MOST_OPTIONS


def name_key(key):
    """The key of the address in which a reader types a part of the name of a facet's values."""
    return f"{key}-tim"


class Facets:
    """The facets of a section for the values that an address carries; unknown values are left out."""

    def __init__(self, section, index, parameters):
        self._section, self._index = section, index
        self.selected, self.sought = {}, {}
        for facet in section.facets:
            if sought := one_line(parameters.get(name_key(facet.key), ""))[:_LONGEST_NAME]:
                self.sought[facet.key] = sought
            values = dict.fromkeys(parameters.getlist(facet.key)[:_MOST_VALUES])
            known = [value for value in values if index.has_value(section.kind, facet.key, value)]
            if known:
                self.selected[facet.key] = known

    def toggled(self, key, value):
        """The selection with this value turned on or off."""
        values = self.selected.get(key, [])
        changed = [old for old in values if old != value] if value in values else [*values, value]
        return {**self.selected, key: changed}

    def pairs(self, selected):
        """(key, value) of a selection in the one canonical order."""
        return [(facet.key, value) for facet in self._section.facets for value in sorted(selected.get(facet.key, ()))]

    def label(self, key, value):
        """The words of a value."""
        return str(self._index.labels[self._section.kind, key].get(value, value))

    def views(self, counts, address):
        """A FacetView for each facet from {key: {value: documents}}; `address(selected)` gives addresses."""
        return [self._view(declared, counts.get(declared.key, {}), address) for declared in self._section.facets]

    def _view(self, declared, counts, address):
        at = self._section.kind, declared.key
        labels, parents = self._index.labels[at], self._index.parents[at]
        chosen = self.selected.get(declared.key, ())
        found = {value: count for value, count in counts.items() if count and value in labels}
        found |= {value: counts.get(value, 0) for value in chosen if value in labels}
        total, sought = sum(parents.get(value) not in found for value in found), self.sought.get(declared.key, "")
        if sought:
            found = {value: found[value] for value in self._named(declared.key, sought) if value in found} | {
                value: found[value] for value in chosen if value in found
            }
        most = _MOST_FOUND if sought else _MOST_OPTIONS
        shown = _arranged(found, parents, chosen, _order(declared, labels, found), most)
        address_of = self._addresses(declared.key, address)

        def option(value, below):
            children = [option(child, ()) for child in below]
            return Option(value, labels[value], found[value], value in chosen, address_of(value), children)

        options = [option(*pair) for pair in shown]
        return FacetView(declared.key, declared.label, options, bool(chosen or sought), total, sought)

    def _named(self, key, sought):
        """The values whose names hold all the words, the last of them perhaps unfinished."""
        words = fold(sought).split()
        labels = self._index.folded_labels(self._section.kind, key)
        return [value for value, _name, folded in labels if all(f" {word}" in folded for word in words)]

    def _addresses(self, key, address):
        """A function from a value to the address that toggles it; by insertion where nothing of the facet is chosen."""
        if key in self.selected:
            return lambda value: address(self.toggled(key, value))
        before, _, after = address({**self.selected, key: ["\u0000"]}).partition("%00")
        return lambda value: f"{before}{_quoted(value)}{after}"


def _order(declared, labels, found):
    """The key by which the values found are sorted."""
    if declared.by_count:
        return lambda value: (-found[value], str(labels[value]))
    places = {value: place for place, value in enumerate(labels)}
    return places.__getitem__


def _arranged(found, parents, chosen, order, most):
    """[(value, values below)] to show, in order: two levels, the lower one only where something is chosen."""
    below = {}
    for value in found:
        if parents.get(value) in found:
            below.setdefault(parents[value], []).append(value)
    tops = sorted((value for value in found if parents.get(value) not in found), key=order)
    shown = tops[:most] + [value for value in tops[most:] if value in chosen]
    open_ones = [value for value in shown if not {value, *below.get(value, ())}.isdisjoint(chosen)]
    return [(value, sorted(below.get(value, ()), key=order) if value in open_ones else ()) for value in shown]


_quoted = lru_cache(maxsize=5000)(quote_plus)


def query_string(pairs):
    """The pairs as an address's query with its "?", or nothing."""
    return "?" + "&".join([f"{_quoted(key)}={_quoted(str(value))}" for key, value in pairs]) if pairs else ""
