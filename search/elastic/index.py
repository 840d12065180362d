"""The index: its explicit mapping, its names and the alias under which it is asked."""

import re
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

# Raise it with every change of _PROPERTIES: the worker then builds a new index beside the old one.
MAPPING_VERSION = 2
_MEMBER = {"type": "keyword", "doc_values": False, "ignore_above": 8000}
_COUNTED = {"type": "keyword", "index": False, "ignore_above": 8000}
_PROPERTIES = {
    "pk": {"type": "long"},
    "version": {"type": "long"},
    "kind": {"type": "keyword"},
    "key": {"type": "keyword"},
    # Every word of the document; the words and pairs of its titles, aliases, area and codes.
    "words": _MEMBER,
    "terms": _MEMBER,
    # What a process keeps: those words that are no numbers, and the words of titles with their marks.
    "counted": _COUNTED,
    "spellings": _COUNTED,
    "codes": _MEMBER,
    "facets": {"type": "keyword", "ignore_above": 8000},
    "does": _MEMBER,
    "prior": {"type": "double"},
    "length": {"type": "integer"},
    "order": {"type": "keyword"},
    "hidden": {"type": "boolean"},
    "from": {"type": "long"},
    "to": {"type": "long"},
    # What careful scoring reads (`search.retrieval.entries.plain`), kept and not searched.
    "entry": {"type": "object", "enabled": False},
}
# Sorted by key as searches of texts ask, so they stop at their limit; searches see what the worker refreshed, as one.
_SETTINGS = {"auto_expand_replicas": "0-1", "refresh_interval": "-1", "sort.field": "pk", "sort.order": "desc"}
NOTHING_SENT = -1


@dataclass(frozen=True)
class Index:
    """A sound index; `version` is the version of the documents that it holds by its own account."""

    name: str
    version: int


def alias():
    """The name under which the index is asked."""
    return settings.ELASTICSEARCH_INDEX


def find(client):
    """The Index behind the alias; None when there is none of this mapping."""
    holders = _holders(client)
    if len(holders) != 1:
        return None
    name, found = next(iter(holders.items()))
    mappings = found["mappings"]
    strict = mappings.get("dynamic") == "strict" and mappings.get("properties") == _PROPERTIES
    if not strict or mapping_version(name) != MAPPING_VERSION:
        return None
    return Index(name, mappings.get("_meta", {}).get("version", NOTHING_SENT))


def _holders(client):
    """{name: description} of the indices behind the alias. A real index of that name is not ours to delete."""
    from elasticsearch import NotFoundError  # where search is in the database, nobody needs its 8 MB

    try:
        holders = client.indices.get(index=alias()).body
    except NotFoundError:
        return {}
    if alias() in holders:
        raise CommandError(_("There is another index named %(name)s: set ELASTICSEARCH_INDEX.") % {"name": alias()})
    return holders


def mapping_version(name):
    """The version of the mapping in the name of one of our indices; None for any other name."""
    match = re.fullmatch(rf"{re.escape(alias())}-v(\d+)-\d{{8}}t\d{{6}}-[0-9a-f]{{6}}", name)
    return int(match[1]) if match else None


def create(client):
    """The name of a new, empty index."""
    name = f"{alias()}-v{MAPPING_VERSION}-{timezone.now():%Y%m%dt%H%M%S}-{secrets.token_hex(3)}"
    mappings = {"dynamic": "strict", "properties": _PROPERTIES}
    client.indices.create(
        index=name, settings=_SETTINGS | settings.ELASTICSEARCH_SETTINGS, mappings=mappings, aliases={door(name): {}}
    )
    return name


def door(name):
    """The alias under which documents are sent to this index; with it Elasticsearch never recreates a deleted index."""
    return f"{name}-door"


def record(client, name, version):
    """Write into the index that it holds the documents up to the version."""
    client.indices.put_mapping(index=name, meta={"version": version})


def put_in_place(client, name):
    """Give the alias to the index and take it from all others, at once."""
    actions = [{"remove": {"index": holder, "alias": alias()}} for holder in _holders(client)]
    client.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": alias()}}])


def sweep(client):
    """Delete our indices that have not the alias: replaced ones, and those of builds that were broken off."""
    known, holders = client.indices.get(index=f"{alias()}-v*", features="aliases").body, _holders(client)
    for name in known:
        if name not in holders and mapping_version(name) is not None:
            client.indices.delete(index=name, ignore_unavailable=True)
