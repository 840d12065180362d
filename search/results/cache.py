"""A cache of search results in each process; a new version of the documents or synonyms makes them invalid."""

from django.utils.translation import get_language

from ..indexes.current import answered
from ..sections import EVERYTHING, section
from .facets import name_key
from .finder import EXPANSION_KEY, MENDING_KEY, PAGE_KEY, QUERY_KEY, Finder
from .site_finder import SiteFinder

# Answers that a process keeps, about 100 kB each with their HTML; none for an address longer than people write.
_MOST_CACHED = 200
_LONGEST_CACHED = 300


def find(kind, parameters, path):
    """The Finder of one kind ("" of all) for an address, perhaps one that answered it before."""
    return answered(lambda index: _kept(index, kind, parameters, path))


def _kept(index, kind, parameters, path):
    declared = section(kind) if kind else EVERYTHING
    facets = [key for facet in declared.facets for key in (facet.key, name_key(facet.key))]
    keys = (QUERY_KEY, EXPANSION_KEY, MENDING_KEY, PAGE_KEY, *facets)
    asked = tuple((key, tuple(parameters.getlist(key))) for key in keys if key in parameters)
    if sum(len(value) for _, values in asked for value in values) > _LONGEST_CACHED:
        return _finder(kind, parameters, path, index)
    written = tuple(sorted((name, version) for name, version in index.states.items() if name != "documents"))
    at = (path, asked, written, index.moment, get_language())
    # Read the dict once: a refresh in another thread may replace it.
    pages = index.pages
    finder = pages.get(at)
    if finder is None:
        if len(pages) >= _MOST_CACHED:
            pages.clear()
        finder = pages[at] = _finder(kind, parameters, path, index)
    return finder


def _finder(kind, parameters, path, index):
    return Finder(kind, parameters, path, index) if kind else SiteFinder(parameters, path, index)
