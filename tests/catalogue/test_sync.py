"""Bringing the catalogue in step: created, unchanged, changed, withdrawn, back again."""

import gzip
import json
import lzma

import pytest
from django.utils import timezone

from catalogue.models import Procedure, ProcedureChange, ProcedureGuide
from search.models import SearchDocument, SearchState
from tests.factories import national_record, national_records

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def _search_state():
    state = SearchState.objects.values_list("version", flat=True).get(name="documents")
    return state, sorted(SearchDocument.objects.values_list("object_key", "version"))


def _written_changes():
    return {change.field: (change.old, change.new) for change in ProcedureChange.objects.all()}


def test_new_records_are_created(sync):
    outcome = sync(national_records(3))
    assert (outcome.code, outcome.counts) == (0, {"read": 3, "created": 3})
    assert Procedure.objects.count() == SearchDocument.objects.filter(kind="procedure").count() == 3


@pytest.mark.parametrize(("suffix", "opener"), [("", open), (".gz", gzip.open), (".xz", lzma.open)])
def test_a_file_is_read_packed_or_plain(sync, tmp_path, suffix, opener):
    path = tmp_path / f"records.jsonl{suffix}"
    with opener(path, "wb") as stream:
        stream.writelines(json.dumps(record).encode() + b"\n" for record in national_records(3))
    assert sync(str(path)).counts == {"read": 3, "created": 3}


def test_a_folder_is_read_file_by_file(sync, tmp_path):
    for record in national_records(3):
        below = tmp_path / record["code"]
        below.mkdir()
        (below / "record.json").write_text(json.dumps(record, indent=1), encoding="utf-8-sig")
    assert sync(str(tmp_path)).counts == {"read": 3, "created": 3}


def test_a_saved_answer_of_the_api_is_read_as_its_record(sync):
    assert sync([{"code": 200, "data": national_record()}]).counts == {"read": 1, "created": 1}


@pytest.mark.parametrize("source", ["nowhere.jsonl", "empty"])
def test_a_source_that_is_not_there_is_an_error(sync, tmp_path, source):
    (tmp_path / "empty").mkdir()
    assert sync(str(tmp_path / source), full=True).code == 1


def test_the_parts_of_a_record_are_stored(sync):
    sync([national_record()])
    procedure = Procedure.objects.get()
    channels = [
        (row.method, row.time_state, [str(fee.state) for fee in row.fees.all()]) for row in procedure.channels.all()
    ]
    assert channels == [("DIRECT", "value", ["fixed"]), ("ONLINE", "value", ["free"])]
    assert [paper.name for paper in procedure.cases.get().documents.all()] == ["Tờ khai xin thẻ", "Ảnh chân dung"]
    assert procedure.slug == "cap-the-ghe-tham-vuon-chim"


def test_a_second_run_changes_nothing(sync):
    sync(national_records(3))
    before = _search_state()
    outcome = sync(national_records(3))
    assert outcome.counts == {"read": 3, "unchanged": 3}
    assert not ProcedureChange.objects.exists()
    assert _search_state() == before


def test_a_changed_fact_is_logged_with_old_and_new(sync):
    sync([national_record()])
    changed = national_record(note="Mang theo nước uống.")
    changed["executionMethods"][0]["processingTime"] = 7
    assert sync([changed]).counts == {"read": 1, "updated": 1}
    assert _written_changes() == {
        "note": ("Mang theo ống nhòm của mình.", "Mang theo nước uống."),
        "executionMethods[0].processingTime": ("5", "7"),
    }
    assert Procedure.objects.get().channels.first().time_amount == 7


def test_facts_that_come_and_go_are_logged_as_such(sync):
    sync([national_record()])
    changed = national_record(keywords="chim, vườn")
    changed["executionCases"][0]["profileComponents"].pop()
    sync([changed])
    changes = _written_changes()
    assert changes["keywords"] == ("", "chim, vườn")
    assert changes["executionCases[0].profileComponents[paper-2].name"] == ("Ảnh chân dung", "")


def test_a_new_time_stamp_alone_is_no_change_of_fact(sync):
    sync([national_record()])
    sync([national_record(updatedAt=1_770_000_000_000)])
    assert not ProcedureChange.objects.exists()


def test_a_record_that_comes_twice_is_stored_once_as_it_came_last(sync):
    outcome = sync([national_record(note="Sáng"), national_record(note="Chiều")])
    assert outcome.counts["repeated"] == 1
    assert Procedure.objects.get().note == "Chiều"


def test_a_whole_source_withdraws_what_it_lacks(sync):
    records = national_records(3)
    sync(records)
    assert sync(records[1:], full=True).counts == {"read": 2, "unchanged": 2, "withdrawn": 1}
    gone = Procedure.objects.get(national_id=records[0]["id"])
    assert gone.withdrawn_on == timezone.localdate()
    assert SearchDocument.objects.get(object_key=gone.national_id).is_hidden
    assert Procedure.objects.in_force().count() == 2


def test_a_partial_source_withdraws_nothing(sync):
    records = national_records(3)
    sync(records)
    sync(records[1:])
    assert Procedure.objects.in_force().count() == 3


def test_the_page_of_a_withdrawn_procedure_stays(sync, client):
    records = national_records(2)
    sync(records)
    sync(records[1:], full=True)
    url = Procedure.objects.get(national_id=records[0]["id"]).get_absolute_url()
    assert client.get(url).status_code == 200


def test_a_withdrawn_record_that_returns_is_live_again(sync):
    records = national_records(2)
    sync(records)
    sync(records[1:], full=True)
    sync(records, full=True)
    assert Procedure.objects.in_force().count() == 2
    assert not SearchDocument.objects.filter(is_hidden=True).exists()


def test_two_records_of_one_code_and_name_have_an_address_each(sync):
    sync([national_record(id="twin-1"), national_record(id="twin-2")])
    sync([national_record(id="twin-3")])
    addresses = {procedure.get_absolute_url() for procedure in Procedure.objects.all()}
    assert len(addresses) == 3


def test_the_address_of_a_renamed_procedure_stays(sync):
    sync([national_record()])
    before = Procedure.objects.get().get_absolute_url()
    sync([national_record(name="Cấp giấy ngắm chim")])
    procedure = Procedure.objects.get()
    assert (procedure.official_name, procedure.get_absolute_url()) == ("Cấp giấy ngắm chim", before)


def test_a_name_of_1192_characters_is_kept_whole(sync, verify, client):
    name = ("Xin thẻ ngắm chim di trú " * 60)[:1191] + "a"
    sync([national_record(name=name)])
    procedure = Procedure.objects.get()
    assert procedure.official_name == name
    assert verify([national_record(name=name)]).code == 0
    assert client.get(procedure.get_absolute_url()).status_code == 200


def test_the_words_of_the_province_survive_a_changed_record(sync):
    sync([national_record()])
    guide = ProcedureGuide(procedure=Procedure.objects.get(), title="Xin thẻ xem chim", aliases="ngắm cò\nxem vạc")
    guide.save()
    sync([national_record(note="Mang theo nước uống.", name="Cấp giấy ngắm chim")])
    guide.refresh_from_db()
    document = SearchDocument.objects.get(kind="procedure")
    assert (guide.title, guide.alias_list) == ("Xin thẻ xem chim", ["ngắm cò", "xem vạc"])
    assert (document.title, document.aliases) == ("Xin thẻ xem chim", "ngắm cò\nxem vạc")
    assert document.subtitle == "Cấp giấy ngắm chim"
