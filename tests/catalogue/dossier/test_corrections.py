"""Editors say otherwise than the rules: in the guide's draft, by two persons, past every sync."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TaskState

from catalogue.models import CaseCorrection, CaseKind, ProcedureGuide
from catalogue.page import papers
from catalogue.page.loading import load, with_parts
from search.models import SearchDocument
from tests.home.content import record, store

from .builders import case, stored

pytestmark = pytest.mark.django_db
HEADINGS = ("Đối với tổ chức", "Đối với cá nhân")


@pytest.fixture
def procedure():
    return stored(*(case(name, f"Giấy của {name}") for name in HEADINGS))


@pytest.fixture
def editor(client, django_user_model):
    """A client signed in as an editor, who writes guides and publishes none."""
    client.user = django_user_model.objects.create(username="an")
    client.user.groups.add(Group.objects.get(name="Biên tập viên"))
    client.force_login(client.user)
    return client


def everyone(procedure):
    """The names of the cases that the page shows for everyone."""
    (found,) = load(procedure.code)
    return [one["name"] for one in papers.lists(with_parts(found))["everyone"]]


def correct(procedure, name, kind):
    """A published guide that corrects one case."""
    guide, _new = ProcedureGuide.objects.get_or_create(procedure=procedure, defaults={"live": False})
    guide.case_corrections = [CaseCorrection(case_name=name, kind=kind)]
    guide.save_revision().publish()
    return ProcedureGuide.objects.get(pk=guide.pk)


def form(procedure, *corrections, **more):
    """What the editor sends: the guide with these corrections (case, kind)."""
    fields = {"procedure": procedure.pk, "title": "Thẻ vườn", "summary": "", "aliases": "", "tips": ""}
    for rows in ("own_fees", "own_times", "forms", "paper_hints", "level_claims"):
        fields |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    fields |= {"presence_reason": "", "presence_basis": "", "afterwards": ""}
    fields |= {"case_corrections-TOTAL_FORMS": len(corrections), "case_corrections-INITIAL_FORMS": 0}
    for place, (name, kind) in enumerate(corrections):
        fields |= {f"case_corrections-{place}-case_name": name, f"case_corrections-{place}-kind": kind}
    return fields | more


def edit_address(guide):
    return reverse(ProcedureGuide.snippet_viewset.get_url_name("edit"), args=[guide.pk])


def test_a_published_correction_moves_the_case(procedure):
    assert everyone(procedure) == []
    correct(procedure, HEADINGS[0], CaseKind.EVERYONE)
    assert everyone(procedure) == [HEADINGS[0]]


@pytest.mark.parametrize("name", ["đối với TỔ CHỨC:", "* Đối với tổ  chức", "Đo\u0302\u0301i với tổ chức"])
def test_a_case_is_known_by_its_name_however_it_is_written(procedure, name):
    correct(procedure, name, CaseKind.EVERYONE)
    assert everyone(procedure) == [HEADINGS[0]]


def test_a_draft_corrects_nothing(procedure):
    guide = correct(procedure, HEADINGS[0], CaseKind.EVERYONE)
    guide.case_corrections = [CaseCorrection(case_name=HEADINGS[1], kind=CaseKind.EVERYONE)]
    guide.save_revision()
    assert everyone(procedure) == [HEADINGS[0]]


def test_a_guide_that_was_taken_off_corrects_nothing(procedure):
    correct(procedure, HEADINGS[0], CaseKind.EVERYONE).unpublish()
    assert everyone(procedure) == []


def test_a_correction_survives_the_sync_that_writes_the_cases_anew(procedure):
    correct(procedure, HEADINGS[0], CaseKind.EVERYONE)
    changed = [case(HEADINGS[1], "Khác"), case(HEADINGS[0], "Mới", "Thêm")]
    store(record(1, "Cấp thẻ thăm vườn", executionCases=changed), full=True)
    assert everyone(procedure) == [HEADINGS[0]]
    assert CaseCorrection.objects.count() == 1


def test_search_cards_follow_the_correction_and_the_sync(procedure):
    def shown():
        return SearchDocument.objects.get(kind="procedure").card["papers"]

    assert shown() == []
    correct(procedure, HEADINGS[0], CaseKind.EVERYONE)
    assert shown() == [f"Giấy của {HEADINGS[0]}"]
    store(record(1, "Cấp thẻ thăm vườn", executionCases=[case(HEADINGS[0], "Mới"), case(HEADINGS[1], "Khác")]))
    assert shown() == ["Mới"]


def test_the_editor_chooses_among_the_headings_of_the_procedure(editor, procedure):
    guide = correct(procedure, HEADINGS[0], CaseKind.EVERYONE)
    page = editor.get(edit_address(guide)).content.decode()
    assert page.count(f'<option value="{HEADINGS[0]}" selected>') == 1
    assert f'<option value="{HEADINGS[1]}">' in page


def test_a_heading_that_the_nation_dropped_can_still_be_seen_and_saved(editor, procedure):
    guide = correct(procedure, "Đối với vườn cũ", CaseKind.NOTE)
    page = editor.get(edit_address(guide)).content.decode()
    assert '<option value="Đối với vườn cũ" selected>' in page


def test_a_correction_goes_through_draft_and_approval_by_somebody_else(editor, procedure, django_user_model):
    guide = ProcedureGuide(procedure=procedure, live=False)
    guide.save()
    sent = form(procedure, (HEADINGS[0], "everyone"), **{"action-submit": "1"})
    assert editor.post(edit_address(guide), sent).status_code == 302
    assert everyone(procedure) == []
    state = TaskState.objects.get(status="in_progress")
    head = django_user_model.objects.create(username="binh")
    head.groups.add(Group.objects.get(name="Trưởng ban"))
    assert not [name for name, *_rest in state.task.specific.get_actions(guide, editor.user) if name == "approve"]
    state.task.specific.on_action(state, head, "approve")
    assert everyone(procedure) == [HEADINGS[0]]


@pytest.mark.parametrize(
    "corrections",
    [
        [(HEADINGS[0], "everyone"), (HEADINGS[0], "note")],
        [("Đối với ai đó", "everyone")],
        [(HEADINGS[0], "whatever")],
        [(HEADINGS[0], "")],
    ],
)
def test_what_makes_no_sense_is_refused(editor, procedure, corrections):
    guide = ProcedureGuide(procedure=procedure, live=False)
    guide.save()
    answer = editor.post(edit_address(guide), form(procedure, *corrections))
    assert answer.status_code == 200
    assert not guide.revisions.exists()


def test_a_new_guide_has_nothing_to_choose_yet(editor):
    address = reverse(ProcedureGuide.snippet_viewset.get_url_name("add"))
    assert editor.get(address).status_code == 200


def test_the_form_of_a_guide_asks_the_same_however_many_cases_there_are(editor):
    counts = []
    for number, cases in ((2, 2), (3, 30)):
        guide = correct(stored(*(case(f"Đối với {n}", "Đơn") for n in range(cases)), number=number), "x", CaseKind.NOTE)
        editor.get(edit_address(guide))
        with CaptureQueriesContext(connection) as asked:
            editor.get(edit_address(guide))
        counts.append(len(asked))
    assert counts[0] == counts[1]
