"""What changes with the calendar: a fee that ends or begins at midnight, on the page, in the card, in the facet."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse

from catalogue.models import GuideFee, GuideTime
from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAST_DAY = "Vé: 40.000 đồng (áp dụng đến hết ngày 31/12/2026)"


@pytest.fixture
def on(monkeypatch):
    """Let it be noon of a day."""

    def begin(day):
        noon = datetime.combine(day, datetime.min.time(), ZONE).replace(hour=12)
        monkeypatch.setattr("django.utils.timezone.now", lambda: noon)

    return begin


def fee_record(text, amount=40_000):
    """A national record with one fee line."""
    fees = [{"type": "FEE", "value": amount, "description": text}]
    methods = [{"submissionMethod": "DIRECT", "fees": fees, "processingTime": 5, "processingTimeUnit": "DAY"}]
    return record(1, "Cấp thẻ chim sẻ", executionMethods=methods, cases=[])


def facet(client, value):
    """How many procedures the list counts under a value of the fee."""
    return client.get(reverse("procedures"), {"phi": value}).context["finder"].total


def test_a_fee_leaves_strip_card_and_facet_at_the_end_of_its_last_day(client, on):
    on(date(2026, 12, 31))
    (procedure,) = store(fee_record(LAST_DAY))
    assert "40.000 đồng" in client.get(procedure.get_absolute_url()).content.decode()
    assert facet(client, "co-phi") == 1
    on(date(2027, 1, 1))
    call_command("refresh_dated_facts", verbosity=0)
    page = client.get(procedure.get_absolute_url())
    assert "Phí, lệ phí" in page.context["record"]["strip"]["lacking"]
    assert "<s>40.000 đồng đến hết 31/12/2026</s>" in page.content.decode()
    assert (facet(client, "co-phi"), facet(client, "chua-ro")) == (0, 1)


def test_a_card_shows_an_amount_that_lost_its_zeros_with_its_doubt(client, on):
    on(date(2026, 11, 30))
    store(fee_record("Lệ phí: 135.000 đồng/lần.", 135))
    page = client.get(reverse("procedures")).content.decode()
    assert "135 đồng" in page
    assert "(số tiền quá nhỏ, có thể đã ghi thiếu số 0)" in page


def own(guide, model, **values):
    """A fact of the province in a guide."""
    dates = {"document_number": "12/2026/NQ-HĐND", "document_on": date(2026, 10, 1), "valid_from": date(2027, 1, 1)}
    return model.objects.create(guide=guide, **dates | values)


def test_a_fee_of_the_province_begins_on_its_first_day(client, on):
    on(date(2026, 12, 31))
    (procedure,) = store(fee_record("Do Hội đồng nhân dân tỉnh quy định", 0))
    guide = publish_guide(procedure)
    own(guide, GuideFee, amount=8000, per="bản")
    assert facet(client, "theo-van-ban") == 1
    page = client.get(procedure.get_absolute_url()).content.decode()
    assert "Sắp áp dụng" in page
    on(date(2027, 1, 1))
    call_command("refresh_dated_facts", verbosity=0)
    page = client.get(procedure.get_absolute_url())
    strip = {item["label"]: item["fact"] for item in page.context["record"]["strip"]["items"]}
    assert (strip["Phí, lệ phí"].text, strip["Phí, lệ phí"].origin) == ("8.000 đồng/bản", "do tỉnh quy định")
    assert "12/2026/NQ-HĐND" in page.content.decode()
    assert facet(client, "co-phi") == 1


def test_a_shorter_time_of_the_province_stands_before_the_national_one(client, on):
    on(date(2027, 1, 1))
    (procedure,) = store(fee_record(""))
    own(publish_guide(procedure), GuideTime, words="trả trong ngày")
    strip = client.get(procedure.get_absolute_url()).context["record"]["strip"]
    time = next(item["fact"] for item in strip["items"] if item["label"] == "Thời hạn")
    assert (time.state, time.text) == ("words", "trả trong ngày")
    assert (time.origin, time.also) == ("do tỉnh quy định; 5 ngày ở bản ghi quốc gia", [])


def test_an_unpublished_guide_sets_nothing(client, on):
    on(date(2027, 1, 1))
    (procedure,) = store(fee_record("", 0))
    guide = publish_guide(procedure)
    own(guide, GuideFee, amount=8000)
    guide.unpublish()
    assert "Phí, lệ phí" in client.get(procedure.get_absolute_url()).context["record"]["strip"]["lacking"]
