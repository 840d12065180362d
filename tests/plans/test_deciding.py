"""The second person: nobody decides what they handed in, and of two at once only one decides."""

import csv
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from plans.models import ProgressReport, Target
from plans.reporting.outcome import outcome
from plans.reporting.rights import may_approve, may_report
from plans.standing.standings import standings
from plans.terms import State

from .conftest import today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("common_plan")]
EDITOR, CHIEF = "Biên tập viên", "Trưởng ban"


@pytest.fixture
def decide(enter):
    """decide(user, report): the answer to a user who approves, or who refuses with a reason."""

    def post(user, report, reason=None):
        words = {"approve": "1"} if reason is None else {"reason": reason}
        return enter(user).post(reverse("plans_decide", args=[report.pk]), words)

    return post


@pytest.fixture
def target(plan):
    """At least 70 % by the end of 2027, of a plan that began in 2025."""
    return plan.targets.get()


@pytest.fixture
def waiting(target, report, person):
    """A report that an editor handed in."""
    return report(target, author=person(EDITOR))


def stored(report):
    """The report as it is by now."""
    return ProgressReport.objects.get(pk=report.pk)


def said(answer):
    """What the user is told after the decision."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_what_somebody_else_approves_counts(decide, person, waiting):
    chief = person(CHIEF)
    assert decide(chief, waiting).status_code == 302
    assert stored(waiting).approved_by == chief
    assert ProgressReport.objects.effective().get() == waiting


def test_a_refusal_needs_its_reason_and_the_report_never_counts(decide, person, waiting):
    chief = person(CHIEF)
    assert decide(chief, waiting, " ").status_code == 200
    assert stored(waiting).refused_at is None
    decide(chief, waiting, "Thiếu căn cứ")
    assert (stored(waiting).refused_by, stored(waiting).refusal) == (chief, "Thiếu căn cứ")
    assert not ProgressReport.objects.effective().exists()


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("reason", [None, "Nhầm"])
def test_nobody_decides_what_they_handed_in(decide, person, target, report, superuser, reason):
    chief = person(CHIEF, superuser)
    own = report(target, author=chief)
    assert decide(chief, own, reason).status_code == 403
    assert (stored(own).approved_at, stored(own).refused_at) == (None, None)


def test_the_author_may_look_and_is_told_that_somebody_else_decides(enter, person, target, report):
    chief = person(CHIEF)
    own = report(target, author=chief)
    answer = enter(chief).get(reverse("plans_decide", args=[own.pk]))
    assert (answer.status_code, answer.context["is_own"]) == (200, True)
    assert 'name="approve"' not in answer.content.decode()


@pytest.mark.parametrize("role", [EDITOR, "Phóng viên", "Lãnh đạo", "Biên tập viên cơ quan"])
def test_who_may_not_approve_gets_403(decide, person, waiting, role):
    assert decide(person(role), waiting).status_code == 403
    assert stored(waiting).approved_at is None


def test_rights_follow_role_and_agency(person, target, waiting):
    assert may_report(person(EDITOR), target)
    assert not may_report(person("Phóng viên"), target)
    assert may_approve(person(CHIEF), waiting)
    assert not may_approve(waiting.author, waiting)


def test_the_second_decision_is_told_that_it_came_too_late(decide, person, waiting):
    first = person(CHIEF)
    decide(first, waiting)
    for reason in (None, "Sai số"):
        answer = decide(person(CHIEF), waiting, reason)
        assert answer.status_code == 302
        assert said(answer)
    assert (stored(waiting).approved_by, stored(waiting).refused_at) == (first, None)


def test_a_decided_report_is_not_shown_for_decision(enter, decide, person, waiting):
    decide(person(CHIEF), waiting)
    assert enter(person(CHIEF)).get(reverse("plans_decide", args=[waiting.pk])).status_code == 302


def test_a_period_that_was_locked_meanwhile_takes_no_approval_but_a_refusal(decide, person, waiting):
    chief = person(CHIEF)
    type(waiting.period).objects.filter(pk=waiting.period_id).update(locked_at="2025-08-01T00:00:00Z", locked_by=chief)
    answer = decide(chief, waiting)
    assert any(str(waiting.period) in words for words in said(answer))
    assert stored(waiting).approved_at is None
    decide(chief, waiting, "Kỳ đã khóa")
    assert stored(waiting).refused_at


def test_a_target_that_was_dropped_meanwhile_takes_no_approval(decide, person, waiting):
    Target.objects.filter(pk=waiting.target_id).update(dropped_on=today(), dropped_why="Bãi bỏ")
    decide(person(CHIEF), waiting)
    assert stored(waiting).approved_at is None


def test_of_two_reports_of_a_period_only_one_is_approved(decide, person, target, report):
    one, two = report(target, author=person(EDITOR)), report(target, "50", author=person(EDITOR))
    chief = person(CHIEF)
    decide(chief, one)
    answer = decide(chief, two)
    assert answer.status_code == 302
    assert stored(two).approved_at is None


def test_of_two_corrections_of_a_report_only_one_is_approved(decide, person, target, report):
    chief, editor = person(CHIEF), person(EDITOR)
    wrong = report(target, author=editor, approved_by=chief)
    one, two = (report(target, value, author=editor, corrects=wrong, note="Sai") for value in ("41", "42"))
    decide(chief, one)
    assert decide(chief, two).status_code == 302
    assert stored(two).approved_at is None
    assert ProgressReport.objects.effective().get() == one


def test_the_screen_says_what_the_approval_changes(enter, person, plan_of, report):
    """A tenth of the way in half of the time: from on track to late."""
    target = plan_of(starts_on=date(2024, 1, 1), ends_on=date(2027, 12, 31)).targets.get()
    people = {"author": person(EDITOR), "approved_by": person(CHIEF)}
    report(target, "20", date(2024, 12, 31), **people)
    new = report(target, "21", date(2026, 6, 30), author=person(EDITOR))
    before, after = outcome(new, date(2025, 1, 31))
    assert (before.state, after.state) == (State.ON_TRACK, State.ON_TRACK)
    before, after = outcome(new, date(2026, 7, 1))
    assert (before.state, after.state) == (State.UNREPORTED, State.LATE)
    page = enter(person(CHIEF)).get(reverse("plans_decide", args=[new.pk])).content.decode()
    assert all(words in page for words in ("21%", "20%", "30/06/2026", "(21 − 0) / (70 − 0)"))


def test_what_is_shown_is_what_the_status_then_is(decide, person, plan_of, report):
    plan = plan_of(starts_on=date(2024, 1, 1), ends_on=date(2027, 12, 31))
    new = report(plan.targets.get(), "21", date(2026, 6, 30), author=person(EDITOR))
    _before, after = outcome(new, date(2026, 7, 1))
    decide(person(CHIEF), new)
    assert standings([plan], date(2026, 7, 1))[plan.pk][0].status == after


def test_the_author_gets_a_letter_with_the_reason(
    decide, person, target, report, mailoutbox, django_capture_on_commit_callbacks
):
    author = person(EDITOR)
    author.email = "bien.tap@phuongnam.gov.vn"
    author.save()
    with django_capture_on_commit_callbacks(execute=True):
        decide(person(CHIEF), report(target, author=author), "Thiếu căn cứ")
    letter = mailoutbox[0]
    assert letter.to == ["bien.tap@phuongnam.gov.vn"]
    assert "Thiếu căn cứ" in letter.body


@pytest.mark.parametrize("action", ["edit", "delete", "copy", "history", "inspect", "add"])
@pytest.mark.parametrize("superuser", [False, True])
def test_back_doors_change_no_report(enter, person, waiting, action, superuser):
    client = enter(person(CHIEF, superuser))
    address = f"/quan-tri/snippets/plans/progressreport/{action}/" + ("" if action == "add" else f"{waiting.pk}/")
    assert client.post(address, {"value": "99", "note": "x"}).status_code in (302, 403, 404, 405)
    assert ProgressReport.objects.get().value == 40


def test_bulk_deletion_deletes_no_report(enter, person, waiting):
    client = enter(person(CHIEF, superuser=True))
    address = f"/quan-tri/bulk/plans/progressreport/delete/?id={waiting.pk}"
    client.post(address)
    client.post("/quan-tri/bulk/plans/progressreport/delete/?id=all")
    assert ProgressReport.objects.filter(pk=waiting.pk).exists()


def test_the_list_of_reports_filters_and_its_file_holds_no_formula(enter, person, target, report):
    report(target, author=person(EDITOR), source="=HYPERLINK(1)")
    client = enter(person(CHIEF))
    address = "/quan-tri/snippets/plans/progressreport/"
    rows = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in rows
    for state, count in (("waiting", 1), ("approved", 0), ("refused", 0)):
        answer = client.get(address, {"state": state, "plan": target.plan_id, "target": target.pk})
        assert len(answer.context["object_list"]) == count
    assert client.get(address, {"state": "x", "plan": "x", "target": "\0"}).status_code == 200


def test_no_cell_of_the_file_is_a_formula_whoever_wrote_it(enter, person, plan_of, report):
    author = person(EDITOR)
    author.username = "@evil"
    author.save()
    target = plan_of({"wording": "=1+1 thì đạt 70%", "operator": "reach", "low": 70, "unit": "%"}).targets.get()
    report(target, author=author, note="+1")
    address = "/quan-tri/snippets/plans/progressreport/"
    answer = enter(person(CHIEF)).get(address, {"export": "csv"})
    lines = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert len(lines) == 2
    assert not [cell for cell in lines[1] if cell.startswith(("=", "@", "+"))]


def test_a_report_can_be_looked_at_by_leaders(enter, person, waiting):
    answer = enter(person("Lãnh đạo")).get(f"/quan-tri/snippets/plans/progressreport/inspect/{waiting.pk}/")
    assert answer.status_code == 200
    assert "Báo cáo 12/BC-SNV" in answer.content.decode()
