"""Handing in: what is due, and what a report must be before anybody else sees it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model

from plans.models import ProgressReport, ReportingPeriod, Target

from .conftest import today

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("common_plan")]
EDITOR, CHIEF = "Biên tập viên", "Trưởng ban"
WORK = {"wording": "Hoàn thành kho dữ liệu dùng chung"}
COUNT = {"wording": "Đưa 1.500 thủ tục lên mạng", "operator": "reach", "low": 1500, "unit": "thủ tục"}


@pytest.fixture
def hand_in(enter):
    """hand_in(user, target, **fields): the answer to a user who reports 40 % of the first half of 2025."""

    def post(user, target, query="", **fields):
        period = target.plan.periods.get(starts_on=date(2025, 1, 1))
        words = {"period": period.pk, "value": "40", "as_of": "30/06/2025", "source": "Báo cáo 12/BC-SNV"} | fields
        return enter(user).post(reverse("plans_report", args=[target.pk]) + query, words)

    return post


@pytest.fixture
def target(plan):
    """At least 70 % by the end of 2027, of a plan that began in 2025."""
    return plan.targets.get()


def errors(answer):
    """The fields that a refusal is said on."""
    assert answer.status_code == 200
    assert not ProgressReport.objects.filter(author__isnull=False, note="").exists()
    return set(answer.context["form"].errors)


def test_an_editor_hands_in_what_somebody_else_then_decides(hand_in, person, target):
    editor = person(EDITOR)
    answer = hand_in(editor, target)
    assert (answer.status_code, answer.url) == (302, f"{reverse('plans_reports')}?ke-hoach={target.plan_id}")
    report = ProgressReport.objects.get()
    assert (report.value, report.as_of, report.author) == (40, date(2025, 6, 30), editor)
    assert report.period.starts_on == date(2025, 1, 1)
    assert not ProgressReport.objects.effective().exists()


@pytest.mark.parametrize(
    ("facts", "written", "value"),
    [
        ({}, "70,5%", "70.5"),
        ({}, "70,5 phần trăm", "70.5"),
        (COUNT, "1.234,5", "1234.5"),
        (COUNT, "1.234 thủ tục", "1234"),
        (COUNT, "1.600", "1600"),
        (WORK, "30", "30"),
        (WORK, "30 %", "30"),
    ],
)
def test_a_value_is_read_as_a_vietnamese_office_writes_it(hand_in, person, plan_of, facts, written, value):
    hand_in(person(EDITOR), plan_of(facts).targets.get(), value=written)
    assert ProgressReport.objects.get().value == Decimal(value)


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({}, "120"),
        ({}, "-5"),
        ({}, "70.5"),
        ({}, "bảy mươi"),
        ({}, ""),
        ({}, "40 thủ tục"),
        ({}, "40\0"),
        (COUNT, "1.234,5 hồ sơ"),
        (COUNT, "9" * 30),
        (WORK, "101"),
    ],
)
def test_what_is_no_value_of_the_target_is_refused_on_its_field(hand_in, person, plan_of, facts, written):
    assert errors(hand_in(person(EDITOR), plan_of(facts).targets.get(), value=written)) == {"value"}


@pytest.mark.parametrize("day", ["31/12/2024", "01/07/2025", "", "31/06/2025", "không rõ"])
def test_a_day_outside_the_period_is_refused(hand_in, person, target, day):
    assert errors(hand_in(person(EDITOR), target, as_of=day)) == {"as_of"}


def test_a_day_in_the_future_is_refused(hand_in, person, plan_of):
    target = plan_of(starts_on=today(-30), ends_on=today(400)).targets.get()
    period = target.plan.periods.filter(ends_on__gt=today()).first()
    words = {"period": period.pk, "value": "40", "as_of": f"{today(1):%d/%m/%Y}", "source": "Sở Nội vụ"}
    client = person(EDITOR)
    ReportingPeriod.objects.filter(pk=period.pk).update(starts_on=today(-30), ends_on=today(30))
    target.plan.periods.exclude(pk=period.pk).delete()
    ReportingPeriod.objects.create(
        plan=target.plan, starts_on=date(2025, 1, 1), ends_on=date(2025, 6, 30), due_on=date(2025, 7, 15)
    )
    assert errors(hand_in(client, target, **words)) == {"as_of"}


def test_a_day_before_the_baseline_is_refused(hand_in, person, plan_of):
    target = plan_of({"baseline": 20, "baseline_on": date(2025, 4, 1)}).targets.get()
    assert errors(hand_in(person(EDITOR), target, as_of="31/03/2025")) == {"as_of"}
    assert hand_in(person(EDITOR), target, as_of="01/04/2025").status_code == 302


def test_a_day_before_the_plan_is_refused(hand_in, person, target):
    target.plan.periods.filter(starts_on=date(2025, 1, 1)).update(starts_on=date(2024, 12, 1))
    period = target.plan.periods.get(starts_on=date(2024, 12, 1))
    ReportingPeriod.objects.create(
        plan=target.plan, starts_on=date(2025, 1, 1), ends_on=date(2025, 1, 1), due_on=date(2025, 7, 15)
    )
    assert errors(hand_in(person(EDITOR), target, period=period.pk, as_of="15/12/2024")) == {"as_of"}


def test_a_report_names_where_its_value_comes_from(hand_in, person, target):
    assert errors(hand_in(person(EDITOR), target, source=" ")) == {"source"}
    address = {"source": "", "source_url": "https://thongke.gov.vn/bao-cao"}
    assert hand_in(person(EDITOR), target, **address).status_code == 302


@pytest.mark.parametrize("address", ["javascript:alert(1)", "khong phai dia chi"])
def test_an_address_that_is_none_is_refused(hand_in, person, target, address):
    assert errors(hand_in(person(EDITOR), target, source_url=address)) == {"source_url"}


def test_a_locked_period_takes_no_report(hand_in, person, target):
    target.plan.periods.update(locked_at="2025-08-01T00:00:00Z", locked_by=person(CHIEF))
    assert errors(hand_in(person(EDITOR), target)) == {"period"}


def test_the_period_of_another_plan_is_refused(hand_in, person, target, plan_of):
    other = plan_of().periods.first()
    assert errors(hand_in(person(EDITOR), target, period=other.pk)) == {"period"}


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_second_report_of_a_period_is_refused_and_the_first_is_named(hand_in, person, target, report, is_approved):
    decided = {"approved_by": person(CHIEF)} if is_approved else {}
    first = report(target, note="đầu tiên", author=person(EDITOR), **decided)
    answer = hand_in(person(EDITOR), target)
    assert errors(answer) == {"period"}
    assert "40%" in str(answer.context["form"].errors["period"])
    assert (f"?sua={first.pk}" in answer.content.decode()) is is_approved


def test_after_a_refusal_the_period_is_free_again(hand_in, person, target, report):
    report(target, author=person(EDITOR), refused_by=person(CHIEF), refused_at="2025-07-05T00:00:00Z", refusal="Sai kỳ")
    assert hand_in(person(EDITOR), target).status_code == 302


def test_a_correction_names_the_report_that_counts_and_what_was_wrong(hand_in, person, target, report):
    wrong = report(target, note="đầu tiên", author=person(EDITOR), approved_by=person(CHIEF))
    assert errors(hand_in(person(EDITOR), target, f"?sua={wrong.pk}", value="45")) == {"note"}
    hand_in(person(EDITOR), target, f"?sua={wrong.pk}", value="45", note="Đếm trùng hồ sơ")
    assert ProgressReport.objects.get(corrects=wrong).value == 45
    again = hand_in(person(EDITOR), target, f"?sua={wrong.pk}", value="46", note="Đếm trùng hồ sơ")
    assert errors(again) == {"period"}


def test_only_a_report_that_counts_is_corrected(hand_in, person, target, report):
    people = {"author": person(EDITOR), "approved_by": person(CHIEF)}
    wrong = report(target, **people)
    report(target, "42", corrects=wrong, **people)
    waiting = report(target, "50", date(2025, 12, 31), author=person(EDITOR))
    for asked in (wrong.pk, waiting.pk, 999_999, "x"):
        answer = hand_in(person(EDITOR), target, f"?sua={asked}", value="45", note="Sai")
        assert answer.status_code == 302
    assert ProgressReport.objects.count() == 3


def test_an_older_report_can_be_corrected_too(hand_in, person, target, report):
    people = {"author": person(EDITOR), "approved_by": person(CHIEF)}
    older = report(target, **people)
    report(target, "50", date(2025, 12, 31), **people)
    hand_in(person(EDITOR), target, f"?sua={older.pk}", value="45", note="Đếm trùng hồ sơ")
    assert ProgressReport.objects.get(corrects=older).value == 45


@pytest.mark.parametrize(
    "facts", [{"figure": "online_share"}, {"dropped_on": date(2025, 3, 1), "dropped_why": "Đã bãi bỏ"}]
)
def test_nothing_is_reported_on_what_the_portal_counts_or_what_no_longer_applies(hand_in, person, target, facts):
    Target.objects.filter(pk=target.pk).update(**facts)
    answer = hand_in(person(EDITOR), target)
    assert "__all__" in errors(answer)


def test_the_form_shows_what_was_reported_before_and_offers_the_period_that_ended_last(enter, person, target, report):
    report(target, "33,5".replace(",", "."), author=person(EDITOR), approved_by=person(CHIEF))
    answer = enter(person(EDITOR)).get(reverse("plans_report", args=[target.pk]))
    page = answer.content.decode()
    assert target.wording in page
    assert "33,5%" in page
    period = answer.context["form"].initial["period"]
    assert period == target.plan.periods.filter(ends_on__lt=today()).last()


def test_who_has_no_right_gets_403_and_writes_nothing(hand_in, person, target):
    assert hand_in(person("Phóng viên"), target).status_code == 403
    assert hand_in(person("Lãnh đạo"), target).status_code == 403
    assert not ProgressReport.objects.exists()


def test_an_agency_reports_on_its_own_targets_only(hand_in, person, plan_of, agency):
    plan = plan_of({"agency": agency}, COUNT)
    own, other = plan.targets.all()
    editor = person("Biên tập viên cơ quan")
    agency.editors = editor.groups.get()
    agency.save()
    assert hand_in(editor, other, value="3").status_code == 403
    assert hand_in(editor, own).status_code == 302


def due(enter, user, query=""):
    """What is due, {plan: [(period, targets)]}, as a user sees it."""
    answer = enter(user).get(reverse("plans_reports") + query)
    assert answer.status_code == 200
    return {row.plan: [(gap.period, gap.targets) for gap in row.gaps] for row in answer.context["found"]}


def test_what_is_due_are_the_ended_periods_without_a_report(enter, person, plan_of, report):
    plan = plan_of({}, COUNT)
    first, second = plan.targets.all()
    people = {"author": person(EDITOR), "approved_by": person(CHIEF)}
    report(first, **people)
    found = due(enter, person(EDITOR))[plan]
    ended = plan.periods.filter(ends_on__lt=today())
    assert [period for period, _targets in found] == list(ended.reverse())
    assert found[-1][1] == [second]
    assert found[0][1] == [first, second]


def test_a_locked_period_is_due_no_more(enter, person, plan):
    plan.periods.update(locked_at="2025-08-01T00:00:00Z", locked_by=person(CHIEF))
    assert due(enter, person(EDITOR)) == {}


def test_a_target_is_due_within_its_own_days(enter, person, plan_of):
    plan = plan_of({"due_on": date(2025, 6, 30)})
    assert [period.starts_on for period, _targets in due(enter, person(EDITOR))[plan]] == [date(2025, 1, 1)]


def test_what_waits_and_my_refused_reports_are_shown_with_the_reason(enter, person, plan_of, report):
    plan = plan_of({}, COUNT)
    first, second = plan.targets.all()
    editor, chief = person(EDITOR), person(CHIEF)
    report(first, "41", author=editor)
    report(second, author=editor, refused_by=chief, refused_at="2025-07-05T00:00:00Z", refusal="Thiếu căn cứ")
    page = enter(editor).get(reverse("plans_reports")).content.decode()
    assert "41%" in page
    assert "Thiếu căn cứ" in page
    assert "Thiếu căn cứ" not in enter(person(EDITOR)).get(reverse("plans_reports")).content.decode()


def test_one_plan_can_be_asked_for_and_nonsense_shows_all(enter, person, plan, plan_of):
    one, two = plan, plan_of()
    editor = person(EDITOR)
    assert set(due(enter, editor, f"?ke-hoach={one.pk}")) == {one}
    assert set(due(enter, editor, "?ke-hoach=x")) == {one, two}
    assert set(due(enter, editor, "?ke-hoach=%00")) == {one, two}


@pytest.mark.parametrize("role", ["Phóng viên", "Lãnh đạo", "Biên tập viên cơ quan"])
def test_the_list_is_for_those_who_report_or_decide(enter, person, role):
    assert enter(person(role)).get(reverse("plans_reports")).status_code == 403


@pytest.mark.slow
def test_the_list_costs_the_same_for_five_and_a_hundred_targets(enter, person, plan_of, django_assert_max_num_queries):
    editor = person(EDITOR)
    client = enter(editor)
    costs = []
    for count in (5, 100):
        plan = plan_of(*[{"wording": f"Việc {number}: đạt {number % 90 + 1}%"} for number in range(count)])
        client.get(reverse("plans_reports"))
        with django_assert_max_num_queries(60) as queries:
            client.get(reverse("plans_reports"), {"ke-hoach": plan.pk})
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_overdue_report_says_by_how_many_days(enter, person, plan_of):
    start = today(-100)
    plan = plan_of({"due_on": today(300)}, starts_on=start, ends_on=today(300))
    plan.periods.exclude(pk=plan.periods.first().pk).delete()
    plan.periods.update(ends_on=today(-20), due_on=today(-5))
    answer = enter(person(EDITOR)).get(reverse("plans_reports"))
    gap = answer.context["found"][0].gaps[0]
    assert (gap.is_overdue, gap.days_late) == (True, 5)
    plan.periods.update(due_on=today() + timedelta(days=1))
    gap = enter(person(EDITOR)).get(reverse("plans_reports")).context["found"][0].gaps[0]
    assert not gap.is_overdue


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"period": "x"}, "period"),
        ({"period": ""}, "period"),
        ({"document": "999999"}, "document"),
        ({"document": "x"}, "document"),
        ({"source": "a" * 301}, "source"),
        ({"source": "a\0"}, "source"),
        ({"as_of": "01/01/99999"}, "as_of"),
        ({"value": "1" * 5000}, "value"),
    ],
)
def test_nonsense_is_refused_on_its_field(hand_in, person, target, fields, wrong):
    assert wrong in errors(hand_in(person(EDITOR), target, **fields))


def test_a_file_is_evidence_enough(hand_in, person, target):
    file = get_document_model().objects.create(title="Biểu số liệu", file=ContentFile(b"x", "bieu.pdf"))
    assert hand_in(person(EDITOR), target, source="", document=file.pk).status_code == 302
    assert ProgressReport.objects.get().document == file


@pytest.mark.parametrize("query", ["?ky=x", "?ky=%00", "?ky=999999", "?sua=%00"])
def test_a_strange_address_is_no_error(enter, person, target, query):
    answer = enter(person(EDITOR)).get(reverse("plans_report", args=[target.pk]) + query)
    assert answer.status_code in (200, 302)


def test_a_draft_takes_no_report(hand_in, person, target):
    type(target.plan).objects.filter(pk=target.plan_id).update(live=False)
    assert hand_in(person(EDITOR), target).status_code == 404
