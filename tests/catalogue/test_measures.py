"""Figures that are counted in the catalogue: what counts, over what, and the list that proves it."""

import json
import lzma
from decimal import Decimal
from itertools import islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import AreaGroup, Procedure, SubjectArea
from catalogue.offers import FIGURES, areas, concerned, looks_at, measure
from search.rebuild import reindex
from tests.factories import national_records
from tests.home.content import area, publish_guide, record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
POSTED = {"returningMethods": [{"type": "OFFLINE", "value": ["AT_HOME", "AT_SUBMISSION_PLACE"]}]}
PROVINCE = {"isWard": False, "isProvince": True}
DAYS, FULL, ONLINE, POST = "so-ngay-lam-viec-binh-quan", "toan-trinh", "truc-tuyen", "tra-ket-qua-buu-chinh"


def way(method="DIRECT", days=5, unit="WORKING_DAY"):
    return {"submissionMethod": method, "processingTime": days, "processingTimeUnit": unit, "fees": []}


@pytest.fixture
def gardens():
    """Four procedures of two tiers and two areas, one of them in a group; and one between agencies."""
    made = store(
        record(1, "Cấp thẻ chim sẻ", isFullProcess=True, executionMethods=[way("ONLINE", 3), way(days=8)]),
        record(2, "Cấp thẻ chim én", executionMethods=[way("ONLINE", 30, "DAY")], **POSTED),
        record(3, "Cấp thẻ cá chép", executionMethods=[way(days=5.5)], **area("Ao cá"), **PROVINCE),
        record(4, "Cấp thẻ cá trê", executionMethods=[way(days=0)], **area("Ao cá"), **PROVINCE, **POSTED),
    )
    group = AreaGroup.objects.create(name="Ao hồ", slug="ao-ho", position=90)
    SubjectArea.objects.filter(name="Ao cá").update(group=group)
    (between,) = store(record(5, "Giữa hai cơ quan", isFullProcess=True))
    Procedure.objects.filter(pk=between.pk).update(is_internal=True)
    reindex("procedure", Procedure.objects.values_list("pk", flat=True))
    return made


@pytest.mark.parametrize(
    ("key", "scope", "value", "numerator", "denominator"),
    [
        (FULL, {}, "25.0", 1, 4),
        (ONLINE, {}, "50.0", 2, 4),
        (POST, {}, "50.0", 2, 4),
        (FULL, {"tier": "commune"}, "50.0", 1, 2),
        (FULL, {"tier": "province"}, "0.0", 0, 2),
        (POST, {"area": "ao-ho"}, "50.0", 1, 2),
        (POST, {"area": "ao-ho", "tier": "commune"}, None, 0, 0),
        (ONLINE, {"area": "khong-co"}, None, 0, 0),
        (DAYS, {}, "6.8", Decimal("13.5"), 2),
        (DAYS, {"tier": "province"}, "5.5", Decimal("5.5"), 1),
        (DAYS, {"area": "khong-co"}, None, 0, 0),
    ],
)
def test_a_figure_counts_procedures_in_force_for_citizens(gardens, key, scope, value, numerator, denominator):
    found = measure(key, **scope)
    assert found.value == (None if value is None else Decimal(value))
    assert (found.numerator, found.denominator, found.on) == (numerator, denominator, timezone.localdate())


def test_a_withdrawn_procedure_is_not_counted(gardens):
    store(record(2, "Cấp thẻ chim én"), full=True)
    assert (measure(FULL).numerator, measure(FULL).denominator) == (0, 1)


def test_a_share_is_never_rounded_up_to_a_target():
    records = national_records(3)
    store(records[0] | {"isFullProcess": True}, records[1] | {"isFullProcess": True}, records[2])
    assert measure(FULL).value == Decimal("66.6")


def test_a_measurement_says_in_words_what_it_counted(gardens):
    how = measure(FULL, area="ao-ho", tier="province").how
    for words in (str(FIGURES[FULL].how), "Ao hồ"):
        assert words in how


@pytest.mark.parametrize("key", [FULL, ONLINE])
@pytest.mark.parametrize("scope", [{}, {"tier": "commune"}, {"area": "ao-ho"}, {"area": "ao-ho", "tier": "province"}])
def test_the_address_lists_exactly_what_was_counted(client, gardens, key, scope):
    found = measure(key, **scope)
    assert client.get(found.query).context["finder"].total == found.numerator


@pytest.mark.parametrize("key", [POST, DAYS])
def test_what_no_facet_tells_has_no_address(gardens, key):
    assert measure(key).query == ""


def test_those_not_counted_yet_come_first(gardens):
    publish_guide(gardens[3], title="Xin thẻ cá trê")
    total, things = concerned(POST)
    assert total == 4
    assert [thing["counted"] for thing in things] == [False, False, True, True]
    assert things[3] == {"title": "Xin thẻ cá trê", "url": gardens[3].get_absolute_url(), "counted": True}
    assert concerned(POST, start=1, end=3) == (4, things[1:3])
    assert [thing["title"] for thing in concerned(DAYS)[1]] == ["Cấp thẻ chim sẻ", "Cấp thẻ cá chép"]


SCOPES = [(key, group, tier) for key in FIGURES for group in ("", "ao-ho") for tier in ("", "commune", "province")]


def test_one_procedure_knows_which_figures_look_at_it(gardens):
    for procedure in gardens:
        for scope, is_looked_at in zip(SCOPES, looks_at(procedure.national_id, SCOPES), strict=True):
            shown = {thing["url"] for thing in concerned(*scope)[1]}
            assert (procedure.get_absolute_url() in shown) is is_looked_at, scope


def test_no_figure_looks_at_a_procedure_that_is_unknown_or_not_in_force(gardens):
    store(record(1, "Cấp thẻ chim sẻ"), full=True)
    for national_id in ("", "khong-co", gardens[1].national_id):
        assert set(looks_at(national_id, SCOPES)) == {False}


def test_the_cost_does_not_grow_with_the_catalogue():
    def cost():
        with CaptureQueriesContext(connection) as asked:
            for key in FIGURES:
                measure(key, tier="commune")
                concerned(key)
        one = len(asked)
        with CaptureQueriesContext(connection) as asked:
            looks_at(national_records(1)[0]["id"], SCOPES)
        return one, len(asked)

    store(*national_records(2))
    few = cost()
    store(*national_records(60))
    assert cost() == few == (3 * len(FIGURES), 1)


def test_groups_of_areas_are_offered_with_their_names(gardens):
    assert ("ao-ho", "Ao hồ") in areas()


@pytest.mark.shared
def test_the_real_records_give_what_counting_by_hand_gives(national_file, sync, write_source):
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in islice(stream, 300)]
    sync(write_source(lines), scope="all")
    records = [row for row in map(json.loads, lines) if not row.get("isInternal")]
    by_hand = {
        FULL: sum(bool(row.get("isFullProcess")) for row in records),
        ONLINE: sum(any(way["submissionMethod"] == "ONLINE" for way in row["executionMethods"]) for row in records),
        POST: sum(any("AT_HOME" in way["value"] for way in row["returningMethods"] or ()) for row in records),
    }
    assert {key: measure(key).numerator for key in by_hand} == by_hand
    assert {measure(key).denominator for key in by_hand} == {len(records)}
