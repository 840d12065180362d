"""Paths of life events: which steps readers see, what comes after a procedure, what the portal starts with."""

import re

import pytest
from django.core.exceptions import ValidationError

from catalogue.events.paths import next_steps, paths
from catalogue.grouping import read_table
from catalogue.models import EventGuide, EventStep, LifeEvent, Procedure
from catalogue.national.readers import read_source
from tests.home.content import record, store

from .content import event, guide, step

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NEST, RING, FEED, CAGE = "9.300001", "9.300002", "9.300003", "9.300004"


@pytest.fixture
def birds():
    """Four procedures."""
    names = ("Cấp tổ chim", "Đeo vòng chim", "Mua thức ăn chim", "Dựng chuồng chim")
    return store(*(record(number, name) for number, name in enumerate(names, 1)))


def titles(found):
    return [row.title for row in found]


def after(code):
    return [titles(way["steps"]) for way in next_steps(code)]


def test_a_step_leads_to_the_procedure_of_its_code(birds):
    guide(event(), step("Tổ", NEST), step("Xem sách"))
    nest, book = paths()["nuoi-chim"].steps
    assert nest.url == birds[0].get_absolute_url()
    assert (book.url, book.full_title) == ("", "Xem sách")


def test_a_step_whose_procedure_is_not_there_is_left_out_and_comes_with_the_sync(birds):
    guide(event(), step("Tổ", NEST), step("Bay", "9.300009"))
    assert titles(paths()["nuoi-chim"].steps) == ["Tổ"]
    store(record(9, "Cho chim bay"))
    assert titles(paths()["nuoi-chim"].steps) == ["Tổ", "Bay"]


def test_a_step_whose_procedure_was_withdrawn_is_left_out(birds):
    guide(event(), step("Tổ", NEST), step("Vòng", RING))
    store(record(1, "Cấp tổ chim"), full=True)
    assert titles(paths()["nuoi-chim"].steps) == ["Tổ"]


def test_an_event_without_any_procedure_has_no_path(birds):
    guide(event(), step("Xem sách"), step("Bay", "9.300009"))
    assert "nuoi-chim" not in paths()


def test_a_draft_shows_nothing(birds):
    guide(event(), step("Tổ", NEST), live=False)
    assert "nuoi-chim" not in paths()


def test_bundles_come_first(birds):
    guide(event(), step("Tổ", NEST), step("Gộp", CAGE, is_bundle=True))
    assert titles(paths()["nuoi-chim"].steps) == ["Gộp", "Tổ"]


# What comes after


def test_after_a_step_come_the_following_ones(birds):
    guide(event(), step("Tổ", NEST), step("Vòng", RING), step("Thức ăn", FEED), step("Chuồng", CAGE))
    assert after(NEST) == [["Vòng", "Thức ăn", "Chuồng"]]
    assert after(FEED) == [["Chuồng"]]
    assert after(CAGE) == []


def test_after_a_bundle_comes_what_it_did_not_do(birds):
    steps = [step("Gộp", NEST, is_bundle=True), step("Vòng", RING, is_bundled=True), step("Thức ăn", FEED)]
    guide(event(), *steps)
    assert after(NEST) == [["Thức ăn"]]


def test_what_takes_the_place_of_a_step_does_not_follow_it(birds):
    steps = [step("Tổ", NEST), step("Chuồng", CAGE, is_alternative=True), step("Thức ăn", FEED)]
    guide(event(), *steps)
    assert after(NEST) == after(CAGE) == [["Thức ăn"]]


def test_a_step_of_another_case_does_not_follow(birds):
    steps = [step("Tổ", NEST, cases="Chim non"), step("Vòng", RING, cases="Chim già"), step("Thức ăn", FEED)]
    guide(event(), *steps)
    assert after(NEST) == [["Thức ăn"]]


def test_a_procedure_of_two_events_has_a_way_in_each(birds):
    guide(event(), step("Tổ", NEST), step("Vòng", RING))
    guide(event("ban-chim", "Bán chim"), step("Tổ", NEST), step("Thức ăn", FEED))
    assert sorted(after(NEST)) == [["Thức ăn"], ["Vòng"]]


def test_the_page_of_a_procedure_names_the_next_step(client, birds):
    guide(event(), step("Tổ", NEST), step("Vòng", RING))
    page = client.get(birds[0].get_absolute_url()).content.decode()
    section = page[page.index('id="buoc-tiep-theo"') :]
    assert section.index("/su-kien/nuoi-chim/") < section.index(birds[1].get_absolute_url())
    assert 'id="buoc-tiep-theo"' not in client.get(birds[1].get_absolute_url()).content.decode()


# What editors write


@pytest.mark.parametrize("code", ["1.00119", "1001193", "abc", "1.001193x"])
def test_a_code_of_another_form_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        step("Tổ", code, guide=EventGuide()).clean()
    assert "code" in refused.value.message_dict


@pytest.mark.parametrize("fields", [{"is_bundle": True}, {"is_bundle": True, "code": NEST, "is_bundled": True}])
def test_a_bundle_is_a_procedure_and_in_no_other(fields):
    with pytest.raises(ValidationError):
        EventStep(title="Gộp", **fields).clean()


# What the portal starts with


def test_every_life_event_starts_with_a_path():
    events = LifeEvent.objects.filter(national_id=None)
    assert events.count() == 22
    assert EventGuide.objects.filter(live=True, event__in=events).count() == 22


def test_the_first_paths_are_what_editors_could_write():
    for row in EventGuide.objects.prefetch_related("steps"):
        row.full_clean()
        for made in row.steps.all():
            made.full_clean()


def test_a_birth_goes_from_the_certificate_to_residence_and_the_insurance_card():
    steps = EventStep.objects.filter(guide__event__slug="co-con-nho", cases__in=["", "Sinh trong nước"])
    usual = steps.filter(is_bundle=False, is_optional=False, is_alternative=False)
    assert list(usual.values_list("title", flat=True)) == ["Khai sinh", "Thường trú", "Thẻ BHYT"]
    assert steps.filter(is_bundle=True).exists()


def test_the_first_paths_have_a_source_beside_each_limit_in_days():
    notes = [row.get("note", "") for path in read_table("event_paths.toml")["path"] for row in path["step"]]
    limits = [note for note in notes if re.search(r"\d+ (?:ngày|tháng)", note)]
    assert limits
    assert [note for note in limits if "Luật" not in note] == []


@pytest.mark.shared
def test_every_step_is_a_procedure_of_the_nation(national_file):
    codes = {item.data["code"] for item in read_source(str(national_file))}
    wanted = set(EventStep.objects.exclude(code="").values_list("code", flat=True))
    assert wanted - codes == set()
    assert not Procedure.objects.exists()
