"""Dossiers for tests: records with these cases and lines."""

from tests.home.content import record, store


def paper(name, originals=1, copies=0, **more):
    """A line of the national dossier."""
    line = {"profileComponentId": name, "code": name[:9], "name": name, "originalQty": originals, "copyQty": copies}
    return line | more


def case(name, *papers):
    """A case; papers are names or lines."""
    return {"name": name, "profileComponents": [paper(one) if isinstance(one, str) else one for one in papers]}


def stored(*cases, name="Cấp thẻ thăm vườn", number=1, **changes):
    """A stored Procedure with these cases."""
    return store(record(number, name, executionCases=list(cases), **changes))[0]
