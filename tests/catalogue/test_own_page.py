"""What the province adds on the page of a procedure: forms, hints, reasons, the claim; and whom one is sent to ask."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from agencies.models import Agency, NationalIdentity
from agencies.offices import office_to_ask
from catalogue.models import GuideFee, GuideForm, GuideTime, LevelClaim, PaperHint, ProcedureGuide
from core.generation import changed
from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def procedure():
    """A procedure with a paper, filed online, the result sent home."""
    way = {"submissionMethod": "ONLINE", "fees": [], "processingTime": 5, "processingTimeUnit": "DAY"}
    papers = [{"name": "", "profileComponents": [{"name": "Đơn xin xem chim", "originalQuantity": 1}]}]
    returning = [{"type": "OFFLINE", "value": ["AT_HOME"]}]
    changes = {"executionMethods": [way], "executionCases": papers, "returningMethods": returning, "cases": []}
    return store(record(1, "Cấp thẻ chim sẻ", **changes))[0]


@pytest.fixture
def guide(procedure):
    """Its published guide."""
    return publish_guide(procedure)


def read(client, procedure):
    """What one reads on the page."""
    changed()
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(procedure.get_absolute_url()).content.decode()).split())


def form(guide, name, since, until=None):
    """A form of the province with a small file."""
    document = get_document_model().objects.create(title=name, file=ContentFile(b"%PDF-1.4 x" * 300, f"{name}.pdf"))
    return GuideForm.objects.create(
        guide=guide, name=name, code="TK1", document=document, valid_from=since, valid_to=until
    )


def test_a_form_says_what_it_is_and_the_one_before_stays(client, procedure, guide):
    yesterday = TODAY - timedelta(days=1)
    form(guide, "Tờ khai mới", TODAY)
    form(guide, "Tờ khai cũ", date(2020, 1, 1), yesterday)
    text = read(client, procedure)
    assert re.search(r"TK1 Tờ khai mới \(PDF, 2,9 KB, ngày \d\d/\d\d/\d{4}\)", text)
    assert text.index("Các bản mẫu trước đây") < text.index("TK1 Tờ khai cũ")


def test_a_hint_stands_beside_its_paper(client, procedure, guide):
    PaperHint.objects.create(guide=guide, paper="đơn xin", hint="Ký bằng bút mực.")
    PaperHint.objects.create(guide=guide, paper="Giấy khác", hint="Không hiện.")
    text = read(client, procedure)
    assert text.index("Đơn xin xem chim") < text.index("Ký bằng bút mực.")
    assert "Không hiện." not in text


def test_why_one_must_come_is_said_with_its_article(client, procedure, guide):
    ProcedureGuide.objects.filter(pk=guide.pk).update(presence_reason="on-site", presence_basis="Điều 9 Luật Vườn")
    assert "phải kiểm tra tại chỗ (Điều 9 Luật Vườn)" in read(client, procedure)


def test_a_reason_without_its_article_is_refused(guide):
    guide.presence_reason, guide.presence_basis = "on-site", " "
    with pytest.raises(ValidationError):
        guide.clean()


def test_what_comes_after_stands_with_the_result(client, procedure, guide):
    ProcedureGuide.objects.filter(pk=guide.pk).update(afterwards="Mang thẻ ra vườn.\n\nTrả ống nhòm.")
    text = read(client, procedure)
    assert "Việc tiếp theo Mang thẻ ra vườn. Trả ống nhòm." in text


ALL = {"link_works": True, "forms_attached": True, "pays_online": True, "returns_remotely": True}


def claim(guide, mode="toan-trinh", checked_on=TODAY, **evidence):
    """A claim with all its evidence."""
    evidence = ALL | {"needs_no_presence": True} | evidence
    return LevelClaim(guide=guide, mode=mode, scale="Nghị định 224/2026/NĐ-CP", checked_on=checked_on, **evidence)


@pytest.mark.parametrize("lacking", [*ALL, "needs_no_presence"])
def test_a_claim_without_evidence_cannot_be_saved(guide, lacking):
    with pytest.raises(ValidationError):
        claim(guide, **{lacking: False}).clean()


def test_a_partial_claim_needs_the_link_and_the_forms_alone(guide):
    claim(guide, "mot-phan", pays_online=False, returns_remotely=False, needs_no_presence=False).clean()
    with pytest.raises(ValidationError):
        claim(guide, "mot-phan", link_works=False).clean()


def test_a_claim_shows_its_scale_and_day(client, procedure, guide):
    claim(guide).save()
    text = read(client, procedure)
    assert f"theo thang của Nghị định 224/2026/NĐ-CP, kiểm tra ngày {TODAY:%d/%m/%Y}" in text
    assert "Công bố này không còn đúng" not in text


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({"executionMethods": [{"submissionMethod": "DIRECT", "fees": []}]}, 0),
        ({"returningMethods": []}, 0),
        ({}, 366),
    ],
)
def test_a_claim_lapses_by_itself_and_says_so(client, procedure, guide, changes, days):
    claim(guide, checked_on=TODAY - timedelta(days=days)).save()
    if changes:
        store(record(1, "Cấp thẻ chim sẻ", **changes))
    assert "Công bố này không còn đúng" in read(client, procedure)


def test_a_claim_lapses_with_its_link(client, settings, procedure, guide):
    claim(guide).save()
    settings.NATIONAL_PROCEDURE_URL = "https://elsewhere.example/{id}"
    assert "Công bố này không còn đúng" in read(client, procedure)


def test_a_claim_lapses_with_its_last_form(client, procedure, guide):
    claim(guide).save()
    form(guide, "Tờ khai cũ", date(2020, 1, 1), date(2020, 12, 31))
    assert "Công bố này không còn đúng" in read(client, procedure)
    form(guide, "Tờ khai mới", TODAY)
    assert "Công bố này không còn đúng" not in read(client, procedure)


@pytest.mark.parametrize(
    "values",
    [
        {"amount": None, "is_free": False},
        {"amount": 5, "is_free": True},
        {"amount": 5, "valid_to": date(2020, 1, 1)},
    ],
)
def test_a_fee_that_says_nothing_or_two_things_is_refused(guide, values):
    shared = {"document_number": "1/NQ", "document_on": TODAY, "valid_from": TODAY}
    with pytest.raises(ValidationError):
        GuideFee(guide=guide, **shared | values).full_clean()


@pytest.mark.parametrize(
    "values", [{}, {"amount": 5}, {"unit": "DAY"}, {"amount": 5, "unit": "DAY", "words": "trong ngày"}]
)
def test_a_time_limit_that_says_nothing_or_two_things_is_refused(guide, values):
    shared = {"document_number": "1/NQ", "document_on": TODAY, "valid_from": TODAY}
    with pytest.raises(ValidationError):
        GuideTime(guide=guide, **shared | values).full_clean()


def offers(client, procedure):
    """The offers of the page for machines."""
    page = client.get(procedure.get_absolute_url()).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]).get("offers", [])


def test_machines_read_the_resolved_fee(client, procedure, guide):
    assert offers(client, procedure) == []
    shared = {"document_number": "1/NQ", "document_on": TODAY, "valid_from": TODAY}
    GuideFee.objects.create(guide=guide, amount=8000, per="bản", **shared)
    changed()
    (offer,) = offers(client, procedure)
    assert (offer["priceSpecification"]["minPrice"], offer["description"]) == ("8000", "8.000 đồng/bản")


# Whom to ask


@pytest.fixture
def desk():
    """The office that answers for all."""
    Agency(name="Trung tâm Hỏi đáp", tier="province", phone="0299 1", answers_questions=True).save()
    changed()
    return Agency.objects.get(name="Trung tâm Hỏi đáp")


def test_an_own_office_with_a_number_is_asked_first(desk):
    office = Agency(name="Sở Vườn", tier="province", phone="0299 2")
    office.save()
    assert office_to_ask([None, Agency(name="UBND cấp xã", tier="commune"), office]).phone == "0299 2"


def test_the_name_of_a_group_and_a_ministry_are_never_asked(desk):
    asked = office_to_ask([Agency(name="UBND cấp xã", tier="commune"), Agency(name="Bộ", tier="ministry", phone="1")])
    assert asked.name == "Trung tâm Hỏi đáp"


def test_without_any_number_nobody_is_named(client, procedure):
    changed()
    assert office_to_ask([]) is None
    assert "Hỏi:" not in read(client, procedure)


def test_whom_to_ask_is_a_link_and_a_number(client, procedure, desk):
    NationalIdentity.objects.update(agency=None)
    changed()
    page = client.get(procedure.get_absolute_url()).content.decode()
    assert f'<a href="{desk.get_absolute_url()}">Trung tâm Hỏi đáp</a>' in page
    assert 'href="tel:02991"' in page
