"""Prepared queries: put together once, asked with other values, the same rows as Django's own."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from agencies.models import Agency
from catalogue.models import Procedure, SubmissionChannel
from catalogue.page.loading import load, with_parts
from core.rows.prepared import Prepared
from search.models import SearchDocument
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_the_rows_are_those_of_the_queryset():
    for number in range(3):
        Agency(name=f"Sở {number}", tier="province").save()
    of_slug = Prepared(lambda slug: Agency.objects.filter(slug=slug), str)
    for agency in Agency.objects.all():
        [found] = of_slug(agency.slug)
        assert vars(found) | {"_state": None} == vars(agency) | {"_state": None}
        assert not found._state.adding
    assert of_slug("không có") == []


def test_it_is_put_together_once_and_asks_each_time():
    made = []
    named = Prepared(lambda pk: made.append(pk) or Agency.objects.filter(pk=pk), int)
    with CaptureQueriesContext(connection) as asked:
        for pk in range(5):
            named(pk)
    assert (len(made), len(asked)) == (1, 5)


def test_several_values_of_several_types():
    root = Page.objects.get(depth=1)
    between = Prepared(
        lambda first, last, depth, now: Page.objects.filter(path__range=(first, last), depth=depth).exclude(
            expire_at__lte=now
        ),
        str, str, int, datetime,
    )  # fmt: skip
    found = between(f"{root.path}0001", f"{root.path}zzzz", 2, datetime.now(tz=UTC))
    assert found == list(root.get_children())
    assert between("0", "zzzz", 99, datetime.now(tz=UTC)) == []


def test_values_are_dictionaries_with_json_and_moments_read():
    store(record(1, "Cấp thẻ chim sẻ"))
    rows = Prepared(lambda key: SearchDocument.objects.filter(kind="procedure", object_key=key), str)
    values = Prepared(
        lambda key: SearchDocument.objects.filter(object_key=key).values("card", "visible_to", "url"), str
    )
    own = SearchDocument.objects.get(kind="procedure")
    assert rows(own.object_key)[0].facets == own.facets
    assert values(own.object_key) == [{"card": own.card, "visible_to": None, "url": own.url}]


@pytest.mark.parametrize("odd", ["'", '"; DROP TABLE x', "%s", "%(a)s", "\x01prepared 0\x01", "ắ" * 1000])
def test_a_value_is_a_value_whatever_it_says(odd):
    of_code = Prepared(lambda code: Procedure.objects.filter(code=code), str)
    assert of_code(odd) == []


def test_a_procedure_has_its_parts_at_hand():
    [stored] = store(record(1, "Cấp thẻ chim sẻ"))
    [procedure] = load(stored.code)
    with_parts(procedure)
    with CaptureQueriesContext(connection) as asked:
        channels = list(procedure.channels.all())
        fees = [fee for channel in channels for fee in channel.fees.all()]
        papers = [row for case in procedure.cases.all() for row in case.documents.all()]
        names = [role.identity.name for role in procedure.roles.all()]
        area = procedure.area
    assert len(asked) == 0
    assert area == stored.area
    own = SubmissionChannel.objects.filter(procedure=stored)
    assert channels == list(own)
    assert fees == [fee for channel in own for fee in channel.fees.all()]
    assert len(papers) == sum(case.documents.count() for case in stored.cases.all())
    assert names == [role.identity.name for role in stored.roles.all()]
