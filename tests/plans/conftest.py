"""People, a plan and its reports."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from agencies.models import Agency
from plans.models import PlanField, PlanIndexPage, PlanPage, ProgressReport, Target
from tests.news.conftest import agency, enter, person  # noqa: F401 - fixtures

TARGET = {"wording": "Đạt tối thiểu 70% hồ sơ giải quyết trên mạng", "due_on": date(2027, 12, 31)}


def new_plan(*targets, **fields):
    """A public plan with these targets, 2025 to 2027, reported each half-year."""
    number = PlanPage.objects.count() + 1
    facts = {
        "title": f"Kế hoạch chuyển đổi số {number}", "number": f"{number}/KH-UBND", "lead": "Làm " * 15 + "xong.",
        "agency": _issuer(), "signer": "Lê Văn An, Phó Chủ tịch", "issued_on": date(2025, 1, 2),
        "starts_on": date(2025, 1, 1), "ends_on": date(2027, 12, 31), "orientation": "Làm đến nơi đến chốn.",
        "field": PlanField.objects.get(slug="chuyen-doi-so"), "body": [("text", "<h2>Việc</h2><p>Làm.</p>")],
    }  # fmt: skip
    plan = PlanPage(live=False, **facts | fields)
    plan.targets = [_target(position, **of) for position, of in enumerate(targets or [{}])]
    PlanIndexPage.objects.get().add_child(instance=plan)
    plan.save_revision()
    PlanPage.objects.get(pk=plan.pk).get_latest_revision().publish()
    return PlanPage.objects.get(pk=plan.pk)


@pytest.fixture(scope="module")
def common_plan(lasting):
    """The number of a public plan that all tests of a module find; what a test changes of it is rolled back."""
    return new_plan().pk


@pytest.fixture
def plan(common_plan, db):
    """The plan of the module."""
    return PlanPage.objects.get(pk=common_plan)


@pytest.fixture
def plan_of(db):
    """plan_of({...}, {...}, **fields): see `new_plan`."""
    return new_plan


@pytest.fixture
def report():
    """report(target, value, as_of, **fields): a report as stored; approved by the portal's clock when `approved_by`."""

    def make(target, value="40", as_of=date(2025, 6, 30), **fields):
        if fields.get("approved_by"):
            fields.setdefault("approved_at", timezone.now())
        period = target.plan.periods.filter(starts_on__lte=as_of, ends_on__gte=as_of).first()
        facts = {"period": period, "source": "Báo cáo 12/BC-SNV"} | fields
        return ProgressReport.objects.create(target=target, value=Decimal(value), as_of=as_of, **facts)

    return make


@pytest.fixture
def see(client):
    """see(address, **query): the page there, read."""

    def read(address, **query):
        answer = client.get(address, query)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return read


@pytest.fixture
def approve(report, person):  # noqa: F811 - the fixture
    """approve(target, value, as_of, **fields): a report that a second person approved."""
    writer, second = person("Phóng viên"), person("Trưởng ban")

    def make(target, value="40", as_of=date(2025, 6, 30), **fields):
        return report(target, value, as_of, author=writer, approved_by=second, **fields)

    return make


def _issuer():
    return Agency.objects.get_or_create(name="Ủy ban nhân dân tỉnh Hồng Ngự", defaults={"tier": "province"})[0]


def _target(position, **facts):
    target = Target(sort_order=position, **TARGET | facts)
    target.clean()
    return target


def today(days=0):
    """The day in Vietnam, so many days on."""
    return timezone.localdate() + timedelta(days=days)
