"""What tests of Elasticsearch do again and again."""

from io import StringIO
from time import monotonic

from django.core.management import call_command

from search.documents import Document, save_documents
from search.engines import current_engine, holding

BIRD = ((("chim",),),)
# What waits for a server that hangs takes far longer, and what waits for the budget far less, on a busy machine too.
IN_TIME = 3


def write(*titles, start=0):
    """Store documents with these titles; their keys are their numbers."""
    save_documents([
        Document("procedure", f"d{number}", f"/{number}/", title, body="Giấy tờ", codes=[f"9.{number:06}"])
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


def same_everywhere():
    """The status is sound and every document compared; else CommandError."""
    return run("search_status", "--compare")


def found_in_time(spans=BIRD, limit=1000):
    """What a citizen's search holds, which came in time and is what the database says."""
    expected = current_engine().holding(spans, limit)
    start = monotonic()
    found = holding(spans, limit)
    assert monotonic() - start < IN_TIME
    assert found == expected
    return found
