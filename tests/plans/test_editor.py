"""The editor of a plan: what a draft keeps, what it refuses on the field, what a preview shows."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from plans.models import PlanPage, Target
from search.models import SearchDocument
from tests.news.conftest import new_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("common_plan")]

ROW = {"id": "", "ORDER": "1", "DELETE": "", "scope": "province", "due_on": "31/12/2027"}

# The body is drawn by scripts, so it stands in no form.
BODY = nested_form_data({"body": streamfield([("text", rich_text("<p>Làm đến nơi.</p>"))])})


@pytest.fixture
def signed_in(person, enter):
    """The client of an editor."""
    return enter(person("Biên tập viên"))


@pytest.fixture(scope="module")
def common_form(common_plan):
    """The newest revision of the common plan as it was at first, and what its editor was then."""
    plan, client = PlanPage.objects.get(pk=common_plan), Client()
    client.force_login(new_person("Biên tập viên"))
    return plan.latest_revision_id, _form(client, plan)


@pytest.fixture
def form(signed_in, common_form):
    """form(plan): what the browser would send back from the editor of a plan as it stands."""
    revision, at_first = common_form

    def read(plan):
        untouched = PlanPage.objects.get(pk=plan.pk).latest_revision_id == revision
        return dict(at_first) if untouched else _form(signed_in, plan)

    return read


def _form(client, plan):
    page = BeautifulSoup(client.get(_edit(plan)).content, "html.parser")
    return dict(_fields(page.select_one("#page-edit-form"))) | BODY


def _edit(plan):
    return reverse("wagtailadmin_pages:edit", args=[plan.pk])


def _fields(form):
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            yield field["name"], chosen["value"] if chosen else ""
        elif field.name == "textarea":
            yield field["name"], field.text.removeprefix("\n")
        elif field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            yield field["name"], field.get("value", "")


def add(data, name, *rows):
    """The form with rows added to a formset."""
    total = int(data[f"{name}-TOTAL_FORMS"])
    for number, row in enumerate(rows, total):
        data |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return data | {f"{name}-TOTAL_FORMS": str(total + len(rows))}


def target(wording, **fields):
    return ROW | {"wording": wording} | fields


def phase(first, last):
    return {"id": "", "ORDER": "1", "DELETE": "", "starts_on": first, "ends_on": last}


def draft_of(plan):
    return PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()


def complaints(answer):
    """{id of the field, or "": what is said there}."""
    page = BeautifulSoup(answer.content, "html.parser")
    return [" ".join(row.text.split()) for row in page.select(".error-message, .messages .error")]


def test_fields_left_empty_are_filled_from_the_wording(signed_in, form, plan):
    sent = add(form(plan), "targets", target("Giảm thời gian chờ còn 15 phút (nếu có)"))
    assert signed_in.post(_edit(plan), sent).status_code == 302
    made = draft_of(plan).targets.all()[1]
    assert (made.low, made.unit, made.direction, made.condition) == (15, "phút", "down", "nếu có")


def test_a_preview_shows_rows_that_are_not_stored_yet(signed_in, form, plan):
    sent = add(form(plan), "targets", target("Trồng 500 cây xanh ven sông"))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[plan.pk])
    assert signed_in.post(address, sent).json()["is_valid"]
    shown = signed_in.get(address + "?mode=")
    assert shown.status_code == 200
    assert "Trồng 500 cây xanh ven sông" in shown.content.decode()


@pytest.mark.parametrize(
    "field", ["starts_on", "ends_on", "issued_on", "agency", "field", "number", "targets-0-due_on"]
)
def test_a_draft_that_lacks_something_is_previewed_all_the_same(signed_in, form, plan, field):
    sent = form(plan) | {field: ""}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[plan.pk])
    assert signed_in.post(address, sent).json()["is_valid"]
    assert signed_in.get(address + "?mode=").status_code == 200
    assert signed_in.post(_edit(plan), sent).status_code == 302
    assert signed_in.get(reverse("wagtailadmin_pages:view_draft", args=[plan.pk])).status_code == 200


def test_a_new_plan_is_previewed_before_it_is_saved_at_all(signed_in, form, plan):
    sent = {name: "" if name.endswith("-id") else value for name, value in form(plan).items()}
    sent |= {"title": "Kế hoạch chưa lưu", "slug": "chua-luu", "targets-INITIAL_FORMS": "0"}
    address = reverse("wagtailadmin_pages:preview_on_add", args=["plans", "planpage", plan.get_parent().pk])
    assert signed_in.post(address, sent).json()["is_valid"]
    shown = signed_in.get(address)
    assert shown.status_code == 200
    assert "Đạt tối thiểu 70%" in shown.content.decode()


def test_phases_that_overlap_are_refused_on_the_field_even_in_a_draft(signed_in, form, plan):
    sent = add(form(plan), "phases", phase("01/01/2025", "31/12/2026"), phase("01/12/2026", "31/12/2027"))
    answer = signed_in.post(_edit(plan), sent)
    assert answer.status_code == 200
    assert "Giai đoạn này chồng lên giai đoạn trước." in complaints(answer)
    assert not draft_of(plan).phases.exists()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (target("80–70% hồ sơ"), "có số cuối nhỏ hơn số đầu"),
        (target("Đạt", operator="range", low="80", high="70", unit="%"), "đổi chỗ hai giá trị"),
        (target("Đạt", operator="reach", low="-5", unit="hộ"), "là số âm"),
        (target("Đạt", operator="reach", low="120", unit="%"), "không thể quá 100"),
        (target("Đạt 120% hồ sơ"), "không thể quá 100"),
        (target("Đạt", operator="reach", low="70,5%", unit="%"), "không phải là số"),
        (target("Đạt", operator="reach", low="3.5", unit="km"), "hai cách"),
        (target("Đạt 5 hộ", baseline="3"), "Số gốc"),
        (target("Đạt 5 hộ", due_on="31/02/2027"), "Hãy nhập ngày hợp lệ"),
        (target("Đạt 5 hộ", dropped_on="01/01/2026"), "lý do"),
    ],
)
def test_what_can_never_be_right_is_refused_on_the_field(signed_in, form, plan, row, said):
    answer = signed_in.post(_edit(plan), add(form(plan), "targets", row))
    assert answer.status_code == 200
    assert any(said in line for line in complaints(answer)), complaints(answer)
    assert len(draft_of(plan).targets.all()) == 1


@pytest.mark.parametrize(("typed", "kept"), [("1.234,5", "1234.5"), ("70", "70"), ("0,05", "0.05")])
def test_a_value_is_typed_as_it_is_read(signed_in, form, plan, typed, kept):
    sent = add(form(plan), "targets", target("Trồng cây", operator="reach", low=typed, unit="cây"))
    assert signed_in.post(_edit(plan), sent).status_code == 302
    assert str(draft_of(plan).targets.all()[1].low) == kept
    assert form(plan)["targets-1-low"] == typed


def test_a_target_with_reports_is_not_removed(signed_in, form, plan, report):
    report(plan.targets.get())
    answer = signed_in.post(_edit(plan), form(plan) | {"targets-0-DELETE": "1"})
    assert answer.status_code == 200
    assert any("đã có báo cáo nên được giữ lại" in line for line in complaints(answer)), complaints(answer)
    assert Target.objects.filter(plan=plan).exists()


def test_sixty_targets_are_saved_at_once(signed_in, form, plan):
    rows = [target(f"Trồng {number} cây ven sông", ORDER=str(number)) for number in range(2, 61)]
    sent = add(form(plan), "targets", *(dict.fromkeys(_all_fields(), "") | row for row in rows))
    assert len(sent) > 1000
    assert signed_in.post(_edit(plan), sent).status_code == 302
    assert len(draft_of(plan).targets.all()) == 60


def _all_fields():
    return [field.name for field in Target._meta.concrete_fields if field.name not in ("id", "plan", "sort_order")]


def test_a_save_says_what_a_publication_would_still_want(signed_in, form, plan):
    answer = signed_in.post(_edit(plan), form(plan) | {"number": "bảy ba"})
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "Trước khi đăng" in said
    assert "bảy ba" in said


def test_autosave_keeps_rows_and_says_nothing(signed_in, form, plan):
    sent = add(form(plan), "targets", target("Trồng 500 cây xanh"))
    answer = signed_in.post(_edit(plan), sent, headers={"accept": "application/json"})
    assert answer.json()["success"], answer.json()
    assert len(draft_of(plan).targets.all()) == 2
    assert not list(get_messages(answer.wsgi_request))


def test_the_chooser_offers_procedures_and_no_plans(signed_in, plan):
    SearchDocument.objects.create(kind="procedure", object_key="x", url="/thu-tuc/x/", title="Khai sinh", version=1)
    text = signed_in.get(reverse("plan_procedure_chooser:choose")).json()["html"]
    assert "Khai sinh" in text
    assert plan.title not in text


def test_a_plan_is_written_handed_in_and_approved_by_a_second_person(signed_in, form, person, plan, report):
    known = plan.targets.get()
    report(known)
    head = person("Trưởng ban")
    sent = add(form(plan), "targets", target("Trồng 500 cây xanh")) | {"action-submit": "1"}
    assert signed_in.post(_edit(plan), sent).status_code == 302
    plan = PlanPage.objects.get(pk=plan.pk)
    while state := PlanPage.objects.get(pk=plan.pk).current_workflow_task_state:
        state.task.specific.on_action(state, head, "approve")
    assert [row.number for row in plan.versions.all()] == [2, 1]
    assert set(Target.objects.filter(plan=plan).values_list("wording", flat=True)) > {known.wording}
    assert known.reports.count() == 1


def test_the_day_of_a_period_is_asked_for_in_plain_words(signed_in, plan_of):
    text = signed_in.get(_edit(plan_of())).content.decode()
    assert "Thành</label>" not in text
