"""Decisions about findings: what they need, who may, that they outlive every sync and are never overwritten."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.models import Finding, FindingDecision, FindingState
from catalogue.worklist.decisions import decide
from catalogue.worklist.states import of_words, with_states
from tests.catalogue.worklist.content import (
    LIST,
    channel,
    fee,
    finding,
    own,
    own_time,
    store,
    user_in,
    wanting,
)
from tests.home.content import publish_guide

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def procedure():
    """A procedure whose fee is 0 without a word."""
    return store(wanting())[0]


@pytest.fixture
def editor(client):
    """A client signed in as an editor, who may change guides."""
    client.user = user_in("Biên tập viên")
    client.force_login(client.user)
    return client


def post(client, found, state, **words):
    """Send the form of a decision."""
    values = {f"{state}-{name}": value for name, value in words.items()}
    return client.post(f"{LIST}{found.pk}/", {"state": state, **values})


def test_accepting_needs_a_reason(editor, procedure):
    found = finding(procedure)
    assert post(editor, found, "accepted", reason=" ").status_code == 200
    assert finding(procedure).state == FindingState.OPEN
    assert post(editor, found, "accepted", reason="Phí do trung tâm niêm yết").status_code == 302
    row = FindingDecision.objects.get()
    assert (finding(procedure).state, row.note, row.decided_by) == (
        "accepted", "Phí do trung tâm niêm yết", editor.user,
    )  # fmt: skip


def test_a_report_needs_its_day_and_its_letter(editor, procedure):
    found = finding(procedure)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert post(editor, found, "reported", reported_on="12/11/2026").status_code == 200
    assert post(editor, found, "reported", reported_on=f"{tomorrow:%d/%m/%Y}", letter="1/CV").status_code == 200
    assert post(editor, found, "reported", reported_on="chim", letter="1/CV").status_code == 200
    assert not FindingDecision.objects.exists()
    assert post(editor, found, "reported", reported_on="12/11/2026", letter="105/UBND-KSTT").status_code == 302
    assert finding(procedure).state == FindingState.REPORTED
    assert FindingDecision.objects.get().letter == "105/UBND-KSTT"


def test_a_decision_is_undone_by_a_new_one_and_none_is_overwritten(editor, procedure):
    found = finding(procedure)
    post(editor, found, "accepted", reason="Đúng vậy")
    post(editor, found, "open")
    assert finding(procedure).state == FindingState.OPEN
    assert [row.state for row in FindingDecision.objects.all()] == ["open", "accepted"]


def test_a_decision_outlives_a_sync_that_writes_the_finding_anew(editor, procedure):
    before = finding(procedure)
    post(editor, before, "accepted", reason="Đúng vậy")
    store(wanting(note="Ghi chú khác"))
    after = finding(procedure)
    assert (after.pk != before.pk, after.state) == (True, FindingState.ACCEPTED)


def test_a_finding_that_says_something_else_is_open_again(editor):
    (procedure,) = store(wanting(executionMethods=[channel(fees=fee(20, "20.000 đồng"))]))
    post(editor, finding(procedure), "accepted", reason="Đúng vậy")
    store(wanting(executionMethods=[channel(fees=fee(30, "30.000 đồng"))]))
    assert finding(procedure).state == FindingState.OPEN


@pytest.mark.parametrize(("make", "state"), [(own, "answered"), (own_time, "open")])
def test_a_fee_is_answered_by_itself_while_the_guide_has_one_in_force(procedure, make, state):
    guide = publish_guide(procedure)
    fact = make(guide)
    assert finding(procedure).state == state
    fact.valid_to = timezone.localdate() - timedelta(days=1)
    fact.save()
    assert finding(procedure).state == FindingState.OPEN


def test_a_time_limit_is_answered_by_one_of_the_province():
    (procedure,) = store(wanting(executionMethods=[channel(processingTime=1, processingTimeUnit="OTHER")]))
    own_time(publish_guide(procedure))
    assert finding(procedure, "time_placeholder").state == FindingState.ANSWERED
    assert finding(procedure, "fee_zero").state == FindingState.OPEN


def test_a_draft_of_the_province_answers_nothing(procedure):
    guide = publish_guide(procedure)
    own(guide)
    guide.unpublish()
    assert finding(procedure).state == FindingState.OPEN


def test_other_findings_are_answered_by_hand_once_a_guide_is_published(editor):
    (procedure,) = store(wanting(executionCases=[]))
    found = finding(procedure, "no_papers")
    assert post(editor, found, "answered").status_code == 404
    guide = publish_guide(procedure, tips="Không cần giấy tờ")
    assert post(editor, found, "answered").status_code == 302
    assert finding(procedure, "no_papers").state == FindingState.ANSWERED
    guide.unpublish()
    assert finding(procedure, "no_papers").state == FindingState.OPEN


def test_nobody_calls_a_fee_answered_by_hand(editor, procedure):
    publish_guide(procedure)
    assert post(editor, finding(procedure), "answered").status_code == 404
    with pytest.raises(ValueError):
        decide(finding(procedure), FindingState.ANSWERED, editor.user)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Biên tập viên", True),
        ("Trưởng ban", True),
        ("Phóng viên", False),
        ("Biên tập viên cơ quan", False),
        ("Lãnh đạo", False),
    ],
)
def test_whoever_may_change_guides_decides_and_others_look(client, procedure, role, may):
    client.force_login(user_in(role))
    page = client.get(f"{LIST}{finding(procedure).pk}/")
    assert (page.status_code, b'name="state"' in page.content) == (200, may)
    post(client, finding(procedure), "accepted", reason="x")
    assert FindingDecision.objects.exists() == may


def test_decisions_are_posted_with_a_token_by_people_who_are_signed_in(procedure):
    strange = Client(enforce_csrf_checks=True)
    address = f"{LIST}{finding(procedure).pk}/"
    assert strange.get(address).status_code == 302
    strange.force_login(user_in("Biên tập viên"))
    assert strange.post(address, {"state": "accepted", "accepted-reason": "x"}).status_code == 403
    assert not FindingDecision.objects.exists()


@pytest.mark.parametrize("state", ["", "gone", "accepted'"])
def test_an_odd_decision_is_refused(editor, procedure, state):
    assert editor.post(f"{LIST}{finding(procedure).pk}/", {"state": state}).status_code == 404


def test_what_was_withdrawn_is_no_work(procedure):
    store(wanting(2, "Cấp thẻ cá"), full=True)
    assert not with_states().filter(procedure=procedure).exists()


@pytest.mark.parametrize(
    ("words", "count"), [("9.300001", 1), ("CHIM se", 1), ("chim cò", 0), ("%", 2), ("9.30000", 2)]
)
def test_findings_are_searched_by_code_or_by_name_without_marks(words, count):
    store(wanting(1), wanting(2, "Cấp thẻ cá"))
    assert of_words(Finding.objects.all(), words).count() == count
