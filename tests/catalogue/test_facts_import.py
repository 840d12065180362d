"""Fees and time limits of the province as a file: out, changed, previewed, into drafts; all of it or nothing."""

import io
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from catalogue.models import GuideFee, ProcedureGuide
from core.spreadsheets import as_csv, as_xlsx
from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_catalogue_procedureguide:list")
EXPORT = reverse("wagtailsnippets_catalogue_procedureguide:export")
IMPORT = reverse("wagtailsnippets_catalogue_procedureguide:import")
HEADINGS = [
    "Mã", "Thủ tục", "Phí hay thời hạn", "cách nộp", "áp dụng cho trường hợp", "số tiền hoặc số", "đơn vị", "bằng lời",
    "số nghị quyết hoặc quyết định", "ngày ký", "có hiệu lực từ", "có hiệu lực đến", "ai được miễn, giảm",
]  # fmt: skip


def row(**changes):
    """A line of a file that sets a fee."""
    cells = {
        "code": "9.300001", "name": "", "kind": "Phí, lệ phí", "method": "", "case": "", "amount": "8.000",
        "unit": "bản",
        "words": "", "document": "08/2026/NQ-HĐND", "signed": "10/07/2026", "since": "01/08/2026", "until": "",
        "exemptions": "Người có công; Hộ nghèo",
    } | changes  # fmt: skip
    return list(cells.values())


def limit(**changes):
    """A line of a file that sets a time limit."""
    return row(**({"kind": "Thời hạn", "amount": "2", "unit": "ngày làm việc", "exemptions": ""} | changes))


@pytest.fixture
def procedure():
    """A procedure without a guide."""
    return store(record(1, "Cấp thẻ chim sẻ"))[0]


@pytest.fixture
def editor(client):
    """A client signed in as an editor."""
    user = User.objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name="Biên tập viên"))
    client.force_login(user)
    return client


def upload(client, *rows, kind="csv", headings=HEADINGS):
    """The answer to a file of these rows."""
    data = (as_csv if kind == "csv" else as_xlsx)([headings, *rows])
    return client.post(IMPORT, {"file": SimpleUploadedFile(f"a.{kind}", data)})


def draft_of(procedure):
    """The latest draft of the procedure's guide."""
    return ProcedureGuide.objects.get(procedure=procedure).get_latest_revision_as_object()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_previewed_and_then_put_into_a_draft(editor, procedure, kind):
    preview = upload(editor, row(), limit(), kind=kind)
    assert [one.line for one in preview.context["differences"]] == [2, 3]
    assert not ProcedureGuide.objects.exists()
    editor.post(IMPORT, {"rows": preview.context["rows"]})
    draft = draft_of(procedure)
    (fee,), (time,) = draft.own_fees.all(), draft.own_times.all()
    assert (fee.amount, fee.per, fee.valid_from) == (8000, "bản", date(2026, 8, 1))
    assert fee.exemptions == "Người có công\nHộ nghèo"
    assert (time.amount, time.unit) == (2, "WORKING_DAY")


def test_nothing_is_public_before_somebody_else_approved_it(editor, procedure):
    editor.post(IMPORT, {"rows": upload(editor, row()).context["rows"]})
    guide = ProcedureGuide.objects.get()
    assert not guide.live
    assert guide.workflow_in_progress
    assert not GuideFee.objects.exists()
    assert "8.000 đồng/bản" not in editor.get(procedure.get_absolute_url()).content.decode()


def test_a_published_guide_keeps_its_words_until_the_draft_is_approved(editor, procedure):
    guide = publish_guide(procedure, title="Xin thẻ chim sẻ")
    editor.post(IMPORT, {"rows": upload(editor, row()).context["rows"]})
    guide.refresh_from_db()
    assert (guide.live, guide.title, guide.own_fees.count()) == (True, "Xin thẻ chim sẻ", 0)
    assert draft_of(procedure).own_fees.count() == 1


def test_a_row_changes_the_fact_with_its_case_and_day_and_leaves_the_others(editor, procedure):
    editor.post(IMPORT, {"rows": upload(editor, row(), row(case="quá hạn", amount="15.000")).context["rows"]})
    ProcedureGuide.objects.get().current_workflow_state.cancel()
    preview = upload(editor, row(amount="9.000"), row(since="01/01/2027"))
    assert [bool(one.old) for one in preview.context["differences"]] == [True, False]
    editor.post(IMPORT, {"rows": preview.context["rows"]})
    fees = {(fee.case, fee.valid_from.year): int(fee.amount) for fee in draft_of(procedure).own_fees.all()}
    assert fees == {("", 2026): 9000, ("quá hạn", 2026): 15_000, ("", 2027): 8000}


def test_a_guide_that_waits_for_approval_refuses_the_whole_file(editor, procedure):
    (other,) = store(record(2, "Cấp thẻ chim én"))
    editor.post(IMPORT, {"rows": upload(editor, row()).context["rows"]})
    rows = upload(editor, row(code=other.code), row(amount="9.000")).context["rows"]
    assert editor.post(IMPORT, {"rows": rows})["Location"] == IMPORT
    assert not ProcedureGuide.objects.filter(procedure=other).exists()
    assert draft_of(procedure).own_fees.get().amount == 8000


def test_a_file_that_says_what_is_there_changes_nothing(editor, procedure):
    editor.post(IMPORT, {"rows": upload(editor, row()).context["rows"]})
    preview = upload(editor, row())
    assert (preview.context["differences"], preview.context["unchanged"]) == ([], 1)
    before = draft_of(procedure).latest_revision_id
    editor.post(IMPORT, {"rows": preview.context["rows"]})
    assert draft_of(procedure).latest_revision_id == before


def test_what_is_exported_can_be_imported_again(editor, procedure):
    editor.post(IMPORT, {"rows": upload(editor, row(), limit(words="trong ngày", amount="", unit="")).context["rows"]})
    guide = ProcedureGuide.objects.get()
    guide.get_latest_revision().publish()
    for kind in ("csv", "xlsx"):
        data = editor.get(EXPORT, {"kind": kind}).content
        preview = editor.post(IMPORT, {"file": SimpleUploadedFile(f"a.{kind}", data)})
        assert (preview.context["differences"], preview.context["unchanged"]) == ([], 2)
    assert load_workbook(io.BytesIO(data)).active.max_row == 3


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (row(code="9.999999"), "9.999999"),
        (row(code=""), "–"),
        (row(kind="Quà"), "Phí, lệ phí"),
        (row(method="Bằng bồ câu"), "Bằng bồ câu"),
        (row(amount="tám nghìn"), "tám nghìn"),
        (row(amount=""), ""),
        (row(amount="-5"), ""),
        (row(signed="2026-07-10"), "2026-07-10"),
        (row(signed="31/02/2026"), "31/02/2026"),
        (row(until="01/01/2020"), ""),
        (row(document=""), ""),
        (limit(unit="tuần trăng"), "tuần trăng"),
        (limit(unit=""), ""),
        (limit(words="trong ngày"), ""),
        (row(case="x" * 121), ""),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_imported(editor, procedure, line, problem):
    answer = upload(editor, row(case="tốt"), line)
    problems = answer.context["form"].problems
    assert len(problems) >= 1
    assert all("3" in text for text in problems)
    assert any(problem in text for text in problems)
    assert "rows" not in answer.context
    assert not ProcedureGuide.objects.exists()


def test_the_same_fact_twice_in_a_file_is_refused(editor, procedure):
    assert len(upload(editor, row(), row(amount="9.000")).context["form"].problems) == 1


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01", "Một dòng".encode(), "Mã;Loại\n1;2".encode(), b"PK\x03\x04broken", "Tên".encode("utf-16")],
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_that_is_no_table_is_refused_in_words(editor, procedure, data, name):
    answer = editor.post(IMPORT, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    assert "differences" not in answer.context


@pytest.mark.parametrize("rows", ["", "x", "a:b:c"])
def test_rows_that_were_changed_on_the_way_are_refused(editor, procedure, rows):
    assert editor.post(IMPORT, {"rows": rows}).status_code == 302
    assert not ProcedureGuide.objects.exists()


def test_who_may_not_change_guides_may_not_import(client, procedure):
    client.force_login(User.objects.create_user("nobody", password="x"))
    assert client.get(IMPORT).status_code == 302
    assert upload(client, row()).status_code == 302
    assert not ProcedureGuide.objects.exists()


def test_the_list_leads_to_the_file_and_back(editor, procedure):
    page = editor.get(LIST).content.decode()
    assert EXPORT in page
    assert IMPORT in page
