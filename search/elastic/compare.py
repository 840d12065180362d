"""Whether the index holds what the database holds: by three figures in a moment, or document by document."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, Sum

from search.models import SearchDocument

_PAGE = 2000


def figures_of_database():
    """(documents, highest version, sum of versions) of the table."""
    return _figures(*SearchDocument.objects.aggregate(Count("version"), Max("version"), Sum("version")).values())


def figures_of_index(client, name):
    """The same of an index."""
    figures = {"max": {"max": {"field": "version"}}, "sum": {"sum": {"field": "version"}}}
    answer = client.search(index=name, size=0, track_total_hits=True, aggs=figures)
    found = answer["aggregations"]
    return _figures(answer["hits"]["total"]["value"], found["max"]["value"], found["sum"]["value"])


def _figures(count, highest, total):
    return count, int(highest or 0), int(total or 0)


@dataclass
class Difference:
    """Primary keys that only the database has, that only the index has, and that differ in version."""

    missing: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)

    def __bool__(self):
        return bool(self.missing or self.extra or self.different)


def compare(client, name):
    """The Difference between the table and an index."""
    versions = dict(SearchDocument.objects.values_list("pk", "version").iterator(chunk_size=_PAGE))
    difference = Difference()
    for pk, version in _rows(client, name):
        known = versions.pop(pk, None)
        if known is None:
            difference.extra.append(pk)
        elif known != version:
            difference.different.append(pk)
    difference.missing = sorted(versions)
    return difference


def _rows(client, name):
    """(pk, version) of every document of an index, page by page."""
    client.indices.refresh(index=name)
    after = None
    while True:
        answer = client.search(
            index=name, size=_PAGE, sort=[{"pk": "asc"}], source=["pk", "version"], search_after=after
        )
        hits = answer["hits"]["hits"]
        yield from ((hit["_source"]["pk"], hit["_source"]["version"]) for hit in hits)
        if len(hits) < _PAGE:
            return
        after = hits[-1]["sort"]
