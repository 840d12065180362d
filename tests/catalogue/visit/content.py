"""Procedures with limits, and what their pages say of them."""

import re

from bs4 import BeautifulSoup

from catalogue.models import GuideTime
from tests.home.content import publish_guide, record, store

_DECISION = {"document_number": "1/NQ", "document_on": "2026-01-01", "valid_from": "2026-01-01"}


def way(time=5, unit="WORKING_DAY", method="DIRECT", note=""):
    """A way of filing in a national record."""
    return {
        "submissionMethod": method, "processingTime": time, "processingTimeUnit": unit, "description": note, "fees": [],
    }  # fmt: skip


def case(name, time, unit="WORKING_DAY"):
    """A sub-service in a national record."""
    return {"id": f"case-{name}", "code": "", "name": name, "processingDay": {"qty": time, "type": unit}}


def procedure(*ways, cases=(), **changes):
    """A stored procedure with these ways of filing."""
    return store(record(1, "Cấp thẻ chim sẻ", executionMethods=list(ways), cases=list(cases), **changes))[0]


def set_by_province(procedure, *times):
    """Time limits of the province, each the values of a GuideTime."""
    guide = publish_guide(procedure)
    for values in times:
        GuideTime.objects.create(guide=guide, **_DECISION | values)
    return guide


def due_page(client, procedure, **query):
    """The page that counts, read."""
    answer = client.get(f"{procedure.get_absolute_url()}ngay-hen/", query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def dates(part):
    """The dates that a part of a page names, in its order."""
    return re.findall(r"\d\d/\d\d/\d{4}", part.get_text()) if part else []


def answer(soup):
    """The due date of a page with one answer, with its hour if any; "" without one."""
    found = soup.select_one(".due-day")
    told = found and re.search(r"(?:(\d\d:\d\d), )?\D*(\d\d/\d\d/\d{4})", found.get_text())
    return " ".join(filter(None, told.groups())) if told else ""
