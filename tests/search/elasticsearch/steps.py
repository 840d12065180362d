"""What tests of Elasticsearch do again and again."""

from io import StringIO
from time import monotonic

from django.core.management import call_command

from search.documents import Document, save_documents
from search.elastic.feed import documents_version
from search.elastic.index import alias
from search.indexes import current
from search.indexes.embedded import EmbeddedIndex
from search.indexes.port import Asked
from search.retrieval.snapshot import Snapshot
from search.understanding.query import read_query

# What waits for a server that hangs takes far longer, and what waits for the budget far less, on a busy machine too.
IN_TIME = 3
KIND = "procedure"


def write(*titles, start=0):
    """Store documents with these titles; their keys are their numbers."""
    save_documents([
        Document(KIND, f"d{number}", f"/{number}/", title, body="Giấy tờ", codes=[f"9.{number:06}"])
        for number, title in enumerate(titles, start)
    ])  # fmt: skip


def run(command, *arguments):
    """What a command prints."""
    output = StringIO()
    call_command(command, *arguments, stdout=output, stderr=output)
    return output.getvalue()


def work():
    """One round of the worker; what it says."""
    return run("search_worker", "--once")


def names(client):
    """The names of the indices of this portal and of those that begin like its own."""
    return list(client.indices.get(index=f"{alias()}*").body)


def same_everywhere():
    """The status is sound and every document compared; else CommandError."""
    return run("search_status", "--compare")


def embedded():
    """The index that a process without a cluster has now."""
    return EmbeddedIndex(Snapshot().refresh())


def asked(words, **given):
    """A list of procedures that was asked for with these words."""
    return Asked(read_query(words), KIND, **given)


def keys(words="chim", count=1000):
    """The keys that a citizen's search finds."""
    return [entry.key for entry in current.search(read_query(words), KIND, count)]


def found_in_time(words="chim", count=1000):
    """What a citizen's search finds, which came in time and is what the database holds."""
    expected = [entry.key for entry in embedded().found(asked(words)).entries(0, count)]
    start = monotonic()
    found = keys(words, count)
    assert monotonic() - start < IN_TIME
    assert sorted(found) == sorted(expected)
    return found


def long_ago():
    """This process saw a minute ago what was written and not sent yet."""
    current._process.unsent = {documents_version(): monotonic() - 60}


def answering():
    """The name of the class of the index that answers now."""
    return type(current.answered(lambda index: index)).__name__
