"""A procedure with all that its page shows, and the words by which it is called there."""

from django.db.models import Prefetch
from django.utils.text import Truncator

from catalogue.models import AgencyRole, LegalCitation, Procedure

_TITLE_LENGTH = 110


def load(code):
    """Every Procedure of a code with all that its page shows, in a fixed number of queries."""
    return (
        Procedure.objects.filter(code=code)
        .select_related("area", "guide", "decision_issuer", "promulgator")
        .prefetch_related(
            "audiences",
            "channels__fees",
            "cases__documents__forms",
            "steps",
            "outputs",
            "service_cases",
            "return_methods",
            "changes",
            Prefetch("citations", LegalCitation.objects.select_related("act")),
            Prefetch("roles", AgencyRole.objects.select_related("identity__agency")),
        )
        .order_by("pk")
    )


def plain_title(procedure):
    """The title, cut at a word."""
    return Truncator(procedure.title).chars(_TITLE_LENGTH)


def live_guide(procedure):
    """The guide when it is published."""
    guide = getattr(procedure, "guide", None)
    return guide if guide and guide.live else None


def grouped(rows, key):
    """{key of a row: its rows}, in the order of the rows."""
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def unique(rows):
    """The rows (of plain values), each once, in their order."""
    return list({repr(row): row for row in rows}.values())
