"""From the documents table into an index, in the order of versions, as often as it takes.

Every row is sent with its version as an external version, so sending twice or late changes nothing. A removed document
stays in the index as a row without words: it can never come back by an older write, and index and table are equal row
by row.
"""

from django.db import transaction
from django.db.models import Q

from core.generation import changed
from search.models import SearchDocument, SearchState

from . import index
from .rows import COLUMNS, fields

BATCH = 500
# A refresh of more documents takes so long that the lease ends; one may take so many seconds.
_REFRESHED, _REFRESH_SECONDS = 10_000, 30
_STATES = "elasticsearch "
_CONFLICT = 409


class Refused(Exception):
    """Elasticsearch refused a document."""


def documents_version():
    """The version of the last write of documents."""
    return SearchState.objects.values_list("version", flat=True).get(name="documents")


def state_name():
    """The SearchState that says how far the index is; each mapping has its own, so no release asks another's index."""
    return f"{_STATES}{index.MAPPING_VERSION}"


def sent_version():
    """The version up to which the index is known to hold the documents."""
    return SearchState.objects.get_or_create(name=state_name(), defaults={"version": index.NOTHING_SENT})[0].version


def set_sent_version(version):
    """From here on searches ask Elasticsearch when it is not far behind the version of the documents."""
    SearchState.objects.filter(name=state_name()).update(version=version)


@transaction.atomic
def tell_sent(version, count):
    """The same; when documents were sent, pages that were made without them are kept no longer."""
    set_sent_version(version)
    if count:
        changed()


def ask_the_database():
    """From here on no search asks Elasticsearch, of processes of an older release neither."""
    SearchState.objects.filter(name__startswith=_STATES).update(version=index.NOTHING_SENT)


def feed(client, name, after, until, before_each=lambda: None):
    """Send what was written after one version until another; how many. The index records the version at the end."""
    count = refreshed = 0
    for batch in _batches(after, until):
        before_each()
        send(client, name, batch)
        count += len(batch)
        if count - refreshed >= _REFRESHED:
            refreshed = count
            refresh(client, name)
    refresh(client, name)
    index.record(client, name, until)
    return count


def refresh(client, name):
    """Let searches see what was sent."""
    client.options(request_timeout=_REFRESH_SECONDS).indices.refresh(index=name)


def _batches(after, until):
    """The rows page by page; no cursor stays open between two, which would bar SQLite from writing."""
    rows = SearchDocument.objects.filter(version__lte=until).order_by("version", "pk")
    rows = rows.values(*COLUMNS)
    version, pk = after + 1, 0
    while batch := list(rows.filter(Q(version__gt=version) | Q(pk__gt=pk), version__gte=version)[:BATCH]):
        yield batch
        version, pk = batch[-1]["version"], batch[-1]["pk"]


def send(client, name, rows):
    """Send rows in one request; Refused unless each is stored or a newer one is there already."""
    operations = [part for row in rows for part in _operation(row)]
    for item in client.bulk(index=index.door(name), operations=operations, require_alias=True)["items"]:
        done = item["index"]
        if done["status"] >= 300 and done["status"] != _CONFLICT:
            raise Refused(f"{done['_id']}: {done['status']} {done['error']['type']}")


def _operation(row):
    yield {"index": {"_id": str(row["pk"]), "version": row["version"], "version_type": "external_gte"}}
    yield fields(row)
