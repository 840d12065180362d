"""What just changed, on the front page: the words of the history, and only of what citizens understand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.history.recent import changed_last
from catalogue.models import Procedure, ProcedureChange
from catalogue.offers import recent_changes
from tests.factories import national_record
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def change(number, **facts):
    """Store a record and then the same with these facts."""
    store(record(number, f"Cấp thẻ {number}"))
    return store(record(number, f"Cấp thẻ {number}", **facts))[0]


def test_it_is_told_in_the_words_of_the_history():
    methods = national_record()["executionMethods"]
    methods[0]["fees"][0]["value"] = 10000
    procedure = change(1, executionMethods=methods)
    (told,) = recent_changes(5)
    assert told["url"] == procedure.get_absolute_url()
    assert told["what"].endswith(": 20.000 đồng → 10.000 đồng")


def test_the_first_change_is_told_and_the_others_counted():
    change(1, note="Mang theo nước uống.", isWard=False, isProvince=True)
    (told,) = recent_changes(5)
    assert "Cấp xã → Cấp tỉnh" in told["what"]
    assert "nước uống" not in told["what"]
    assert "1" in told["what"]


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "UPDATED", "keywords": "chim"},
        {"executionMethods": national_record()["executionMethods"][::-1]},
    ],
)
def test_a_procedure_of_which_nothing_can_be_told_is_not_listed(facts):
    change(1, **facts)
    assert ProcedureChange.objects.exists()
    assert recent_changes(5) == []


def test_a_procedure_between_agencies_is_not_listed():
    change(1, note="Mang theo nước uống.")
    Procedure.objects.update(is_internal=True)
    assert recent_changes(5) == []


def test_the_last_change_that_can_be_told_counts():
    change(1, note="Mang theo nước uống.")
    store(record(1, "Cấp thẻ 1", note="Mang theo nước uống.", state="UPDATED"))
    (told,) = recent_changes(5)
    assert "nước uống" in told["what"]


def test_the_newest_come_first_each_once():
    procedures = [change(number, note=f"Ghi chú {number}") for number in range(4)]
    store(record(0, "Cấp thẻ 0", note="Ghi chú mới"))
    assert [pk for pk, _at, _what in changed_last(3)] == [procedures[number].pk for number in (0, 3, 2)]


def test_it_asks_the_database_the_same_however_many_changed():
    def asked(count):
        for number in range(count):
            change(number, note=f"Ghi chú {number} của {count}")
        with CaptureQueriesContext(connection) as queries:
            assert len(changed_last(3)) == 3
        return len(queries)

    assert asked(6) == asked(30)


def test_a_long_log_is_read_no_further_than_needed():
    procedure = change(1, note="Mang theo nước uống.")
    (first,) = ProcedureChange.objects.all()
    ProcedureChange.objects.bulk_create(
        ProcedureChange(procedure=procedure, at=first.at, source="x", field=f"executionCases[{number}].name", new="Thẻ")
        for number in range(500)
    )
    assert [pk for pk, _at, _what in changed_last(5)] == [Procedure.objects.get().pk]
