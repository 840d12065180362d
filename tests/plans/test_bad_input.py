"""What an attacker and a hasty hand sent, and what has to stand against it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from agencies.models import LegalAct
from plans.models import LegalBasis, PlanField, PlanPage, ProgressReport, StatusRule, Target

from .conftest import today
from .reviewing import republish
from .test_editor import _edit, common_form, form, signed_in  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("common_plan")]
EDITOR, CHIEF = "Biên tập viên", "Trưởng ban"


@pytest.mark.parametrize("field", ["starts_on", "ends_on", "issued_on", "targets-0-due_on"])
def test_a_draft_that_lacks_a_day_is_previewed_all_the_same(signed_in, form, plan, field):  # noqa: F811
    sent = form(plan) | {field: ""}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[plan.pk])
    assert signed_in.post(address, sent).json()["is_valid"]
    assert signed_in.get(address + "?mode=").status_code == 200
    assert signed_in.post(_edit(plan), sent).status_code == 302
    assert signed_in.get(reverse("wagtailadmin_pages:view_draft", args=[plan.pk])).status_code == 200


@pytest.mark.parametrize(
    ("field", "day"), [("ends_on", date(9999, 12, 31)), ("starts_on", date(25, 1, 1)), ("issued_on", date(202, 1, 1))]
)
def test_a_year_that_is_a_slip_of_the_hand_is_not_published(plan, field, day):
    setattr(plan, field, day)
    assert field in [problem.field for problem in plan.publication_problems()]


def test_what_an_older_version_names_is_not_removed(plan_of, client):
    documents = get_document_model().objects
    old, new = (documents.create(title=name, file=ContentFile(b"x", f"{name}.pdf")) for name in ("mot", "hai"))
    act = LegalAct.objects.create(number="1/2025/QĐ-UBND", title="Quyết định")
    plan = plan_of(signed_file=old, bases=[LegalBasis(act=act)])
    field = PlanField.objects.exclude(pk=plan.field_id).first()
    former, plan = plan.field, republish(plan, signed_file=new, bases=[], field=field)
    for kept in (old, act, former):
        with pytest.raises(ProtectedError):
            kept.delete()
    assert client.get(f"{plan.url}ban-1/").status_code == 200


@pytest.mark.parametrize(
    "door", ["/quan-tri/documents/delete/{}/", "/quan-tri/bulk/wagtaildocs/document/delete/?id={}"]
)
def test_the_library_refuses_to_remove_a_signed_file_of_an_older_version(enter, person, plan_of, door):
    old = get_document_model().objects.create(title="Bản ký", file=ContentFile(b"x", "ban-ky.pdf"))
    republish(plan_of(signed_file=old), signed_file=None)
    client = enter(person(CHIEF, superuser=True))
    page = client.post(door.format(old.pk), follow=True).content.decode()
    assert _("Nothing was removed: pages, published versions or records still use it.") in page
    assert get_document_model().objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("action", ["edit", "delete", "copy"])
def test_a_status_rule_is_changed_by_nobody(enter, person, action):
    rule = StatusRule.objects.get()
    words = {"version": "9", "on_track_from": "50", "at_risk_from": "10", "stale_months": "60", "source": "x"}
    client = enter(person(CHIEF, superuser=True))
    client.post(f"/quan-tri/snippets/plans/statusrule/{action}/{rule.pk}/", words | {"effective_from": "01/01/2012"})
    client.post("/quan-tri/bulk/plans/statusrule/delete/?id=all")
    stored = StatusRule.objects.get()
    assert (stored.version, stored.on_track_from) == (rule.version, rule.on_track_from)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"at_risk_from": 95}, "at_risk_from"), ({"effective_from": today() - timedelta(days=1)}, "effective_from")],
)
def test_a_status_rule_that_turns_the_order_or_the_past_around_is_refused(fields, wrong):
    facts = {"version": "2", "on_track_from": 90, "at_risk_from": 60, "stale_months": 7, "source": "Quy tắc"}
    rule = StatusRule(**{"effective_from": today()} | facts | fields)
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    assert set(refused.value.message_dict) == {wrong}


def test_a_report_that_a_newer_version_made_older_than_the_baseline_is_not_approved(enter, person, plan_of, report):
    target = plan_of().targets.get()
    waiting = report(target, author=person(EDITOR))
    Target.objects.filter(pk=target.pk).update(baseline=30, baseline_on=date(2025, 9, 1))
    address = reverse("plans_decide", args=[waiting.pk])
    client = enter(person(CHIEF))
    assert client.post(address, {"approve": "1"}).url == address
    assert ProgressReport.objects.waiting().filter(pk=waiting.pk).exists()
    assert "01/09/2025" in client.get(address).content.decode()


def test_the_day_of_an_approval_is_the_one_in_vietnam(client, person, plan_of, report):
    target = plan_of().targets.get()
    night = datetime(2025, 7, 9, 17, 30, tzinfo=UTC)  # 00:30 of 10/07 in Vietnam
    report(target, author=person(EDITOR), approved_by=person(CHIEF), approved_at=night)
    assert "10/07/2025" in client.get(reverse("plan_target_reports", args=[target.pk])).content.decode()


def test_a_nul_in_an_address_of_the_admin_is_refused(client):
    assert client.get("/quan-tri/ke-hoach/bao-cao/%00/").status_code == 400


def test_a_target_of_another_plan_is_not_taken_over(signed_in, form, plan_of, report):  # noqa: F811
    plan, other = plan_of(), plan_of({"wording": "Đạt 5 hộ"})
    foreign = other.targets.get()
    report(foreign)
    signed_in.post(_edit(plan), form(plan) | {"targets-0-id": str(foreign.pk)})
    draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision()
    assert foreign.pk not in [row["pk"] for row in draft.content["targets"]]
    draft.publish()
    assert Target.objects.get(pk=foreign.pk).plan_id == other.pk


@pytest.mark.parametrize("listed", ["progressreport", "reportingperiod"])
def test_a_number_that_no_column_holds_is_no_fault_of_the_portal(enter, person, plan_of, listed):
    plan_of()
    address = reverse(f"wagtailsnippets_plans_{listed}:list")
    # SQLite cannot even ask, PostgreSQL finds nothing.
    assert enter(person("Trưởng ban", superuser=True)).get(address, {"plan": "9" * 30}).status_code in (200, 400)
