"""Everyday names in the admin: list, form, rights, where guides and records show them, the report of what lacks."""

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import TaskState

from catalogue.models import EverydayNames, Procedure, ProcedureViews
from catalogue.names.lacking import coverage, lacking_names
from tests.home.content import publish_guide, record, store

from .content import ADMIN, CODE, draft, found, published, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
BIRD = "Cấp thẻ nuôi chim cảnh"
REPORT = "/quan-tri/bao-cao/ten-thuong-goi/"


@pytest.fixture
def bird():
    """A procedure without names."""
    return store(record(1, BIRD))[0]


@pytest.fixture
def editor(client):
    """A client signed in as an editor, who may write names and not publish them."""
    sign_in(client, "Biên tập viên")
    return client


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# The list and the form


def test_the_list_tells_code_official_name_and_how_many(editor, bird):
    published("bắt sẻ\nnuôi vẹt", english="bird card")
    page = text(editor, f"{ADMIN}?q={CODE}")
    assert BIRD in page
    assert ">3<" in "".join(page.split())


@pytest.mark.parametrize("words", ["bắt sẻ", "bird card", CODE, "nuôi chim cảnh"])
def test_names_are_found_by_name_code_and_official_name(editor, bird, words):
    published(english="bird card")
    page = text(editor, f"{ADMIN}?q={words}")
    assert BIRD in page
    assert "1.001193" not in page


def test_the_list_is_narrowed_to_what_is_published(editor, bird):
    draft()
    assert BIRD in text(editor, f"{ADMIN}?live=False&q={CODE}")
    assert BIRD not in text(editor, f"{ADMIN}?live=True&q={CODE}")


def test_the_list_asks_as_much_for_many_rows_as_for_one(editor):
    def queries(words):
        text(editor, f"{ADMIN}?q={words}")
        with CaptureQueriesContext(connection) as asked:
            text(editor, f"{ADMIN}?q={words}")
        return len(asked)

    for number in range(1, 12):
        published(f"chim số {number} ơi", code=f"9.{300_000 + number}")
    store(*(record(number, f"Việc {number} của chim") for number in range(1, 12)))
    assert queries("9.3000") == queries(CODE)


def test_the_form_shows_the_official_name_and_keeps_the_code(editor, bird):
    row = draft()
    address = f"{ADMIN}edit/{row.pk}/"
    assert f'href="{bird.get_absolute_url()}">{BIRD}</a>' in text(editor, address)
    editor.post(address, {"code": "9.300009", "names": "nuôi vẹt", "english": ""})
    latest = EverydayNames.objects.get(pk=row.pk).get_latest_revision_as_object()
    assert (latest.code, latest.names) == (CODE, "nuôi vẹt")


def test_a_new_row_begins_with_the_code_that_led_there(editor, bird):
    page = text(editor, f"{ADMIN}add/?code={CODE}")
    assert f'name="code" value="{CODE}"' in page
    assert BIRD in page


@pytest.mark.parametrize("code", ["x" * 300, "'--", "<script>", "9.300999"])
def test_a_code_that_nothing_has_shows_the_form_all_the_same(editor, code):
    assert "<script>'" not in text(editor, f"{ADMIN}add/?code={code}")


# Who may what


def test_an_editor_cannot_publish_alone_and_the_head_approves(client, bird):
    editor = sign_in(client, "Biên tập viên")
    client.post(f"{ADMIN}add/", {"code": CODE, "names": "bắt sẻ đem về", "english": "", "action-publish": "1"})
    row = EverydayNames.objects.get(code=CODE)
    assert not row.live
    assert BIRD not in found(client, "bắt sẻ đem về")
    row.get_workflow().start(row, editor)
    task = TaskState.objects.get(workflow_state__object_id=str(row.pk), status="in_progress").task.specific
    assert "approve" not in [action for action, *_rest in task.get_actions(row, editor)]
    head = sign_in(client, "Trưởng ban")
    task.on_action(row.current_workflow_task_state, head, "approve")
    assert BIRD in found(client, "bắt sẻ đem về")


@pytest.mark.parametrize("role", ["Biên tập viên", "Trưởng ban", "superuser"])
def test_nobody_deletes_names_and_the_head_takes_them_off(client, bird, role):
    row = published()
    if role == "superuser":
        client.force_login(User.objects.create_superuser("ai"))
    else:
        sign_in(client, role)
    client.post(f"{ADMIN}delete/{row.pk}/")
    client.post(f"/quan-tri/bulk/catalogue/everydaynames/delete/?id={row.pk}&next={ADMIN}")
    assert EverydayNames.objects.get(pk=row.pk).live
    client.post(f"{ADMIN}unpublish/{row.pk}/")
    assert EverydayNames.objects.get(pk=row.pk).live == (role == "Biên tập viên")


@pytest.mark.parametrize("address", [ADMIN, f"{ADMIN}add/", REPORT])
def test_a_reporter_has_no_business_there(client, address):
    sign_in(client, "Phóng viên")
    assert client.get(address).status_code in (302, 403)


# Where else names stand


def test_the_guide_shows_the_names_of_its_procedure_with_the_way_there(editor, bird):
    guide = publish_guide(bird, title="Nuôi chim")
    address = f"/quan-tri/snippets/catalogue/procedureguide/edit/{guide.pk}/"
    assert f"{ADMIN}add/?code={CODE}" in text(editor, address)
    row = published("bắt sẻ\nnuôi vẹt", english="bird card")
    page = text(editor, address)
    assert 'bắt sẻ · nuôi vẹt · <span lang="en">bird card</span>' in page
    assert f"{ADMIN}edit/{row.pk}/" in page


def test_a_new_guide_has_no_names_to_show(editor, bird):
    assert f"{ADMIN}" not in text(editor, "/quan-tri/snippets/catalogue/procedureguide/add/").partition("<main")[2]


def test_the_record_leads_to_its_names(editor, bird):
    address = f"/quan-tri/snippets/catalogue/procedure/inspect/{bird.pk}/"
    assert f"{ADMIN}add/?code={CODE}" in text(editor, address)
    row = published("bắt sẻ <b>")
    page = text(editor, address)
    assert "bắt sẻ &lt;b&gt;" in page
    assert f'href="{ADMIN}edit/{row.pk}/"' in page


# The report


def lacking():
    return [row.official_name for row in lacking_names()]


def test_procedures_without_names_are_told(bird):
    other, internal = store(record(2, "Cấp thẻ vẹt"), record(3, "Việc trong cơ quan"))
    Procedure.objects.filter(pk=internal.pk).update(is_internal=True)
    assert lacking() == [BIRD, "Cấp thẻ vẹt"]
    row = draft()
    assert lacking_names()[0].names_pk == row.pk
    row.get_latest_revision().publish()
    assert lacking() == ["Cấp thẻ vẹt"]
    publish_guide(other, title="Nuôi vẹt", aliases="vẹt xanh")
    assert lacking() == []
    EverydayNames.objects.get(pk=row.pk).unpublish()
    assert lacking() == [BIRD]


def test_a_guide_without_aliases_names_nothing(bird):
    publish_guide(bird, title="Nuôi chim")
    assert lacking() == [BIRD]


def test_the_most_read_come_first_then_the_nearest_level():
    _ministry, province, commune, read = store(*(record(number, f"Việc {number}") for number in range(1, 5)))
    Procedure.objects.update(is_for_ministry=True, is_for_province=False, is_for_commune=False)
    Procedure.objects.filter(pk=province.pk).update(is_for_province=True)
    Procedure.objects.filter(pk=commune.pk).update(is_for_commune=True, is_for_ministry=False)
    ProcedureViews.objects.create(procedure=read, day=timezone.localdate(), views=3)
    assert lacking() == ["Việc 4", "Việc 3", "Việc 2", "Việc 1"]
    assert [row.asked for row in lacking_names()] == [3, 0, 0, 0]


def test_the_figures_count_each_level(bird, django_assert_num_queries):
    other = store(record(2, "Cấp thẻ vẹt"))[0]
    Procedure.objects.update(is_for_commune=True, is_for_province=False, is_for_ministry=False)
    Procedure.objects.filter(pk=other.pk).update(is_for_province=True)
    published()
    with django_assert_num_queries(1):
        figures = [(procedures, named) for _level, procedures, named in coverage()]
    assert figures == [(2, 1), (2, 1), (1, 0), (0, 0), (0, 0)]


def test_the_report_leads_to_new_names_and_to_drafts(editor, bird):
    assert f"{ADMIN}add/?code={CODE}" in text(editor, REPORT)
    row = draft()
    assert f"{ADMIN}edit/{row.pk}/" in text(editor, REPORT)
    row.get_latest_revision().publish()
    assert BIRD not in text(editor, REPORT)


def test_the_report_is_one_of_the_menu_and_comes_in_pages(editor):
    store(*(record(number, f"Việc số {number:03} của chim") for number in range(1, 61)))
    assert REPORT in text(editor, "/quan-tri/")
    assert "Việc số 060 của chim" not in text(editor, REPORT)
    assert "Việc số 060 của chim" in text(editor, f"{REPORT}?p=2")


def test_the_report_is_exported(editor, bird):
    answer = editor.get(REPORT, {"export": "csv"})
    table = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(table) == 2
    assert table[1][:2] == [CODE, BIRD]
    assert table[1][3] == "0"
    assert editor.get(REPORT, {"export": "xlsx"}).status_code == 200
