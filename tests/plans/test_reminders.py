"""Letters about instructions go to whom they concern, and not too often."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from plans.models import Review
from plans.review.reminders import remind_reviews
from plans.review.writing import add_guest_review, add_link

from .reviewing import EDITOR, LEADER, agency_with, answer, instruct, newest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("common_plan")]


@pytest.fixture
def mailed(person):
    """mailed(role, name): a person with an address."""

    def make(role, name):
        user = person(role)
        user.email = f"{name}@phuongnam.example"
        user.save()
        return user

    return make


@pytest.fixture
def leader(mailed):
    return mailed(LEADER, "lanhdao")


def readers():
    """Who got a letter, in the order of their names; the box is empty afterwards."""
    found = sorted(address for letter in mail.outbox for address in letter.to)
    mail.outbox.clear()
    return found


@pytest.mark.parametrize(("days", "count"), [(4, 0), (3, 1), (0, 1), (-1, 1), (-20, 1)])
def test_an_agency_is_told_from_three_days_before_the_day(plan, leader, mailed, days, count):
    instruct(plan, leader, agency_with(mailed(EDITOR, "coquan")), days)
    assert remind_reviews() == count
    assert readers() == ["coquan@phuongnam.example"] * count


def test_the_province_is_told_where_the_agency_has_no_editor_with_an_address(plan, leader, mailed, person):
    editor = mailed(EDITOR, "bientap")
    instruct(plan, leader, agency_with(person(EDITOR)), 1)
    remind_reviews()
    assert readers() == [editor.email]


def test_before_the_day_one_letter_is_enough_and_afterwards_one_a_week(plan, leader, mailed):
    instruct(plan, leader, agency_with(mailed(EDITOR, "coquan")), 3)
    begun = timezone.now()
    sent = [day for day in range(0, 26) if remind_reviews(begun + timedelta(days=day))]
    assert sent == [0, 4, 11, 18, 25]


def test_an_answer_stops_the_letters_to_the_agency_and_is_told_to_the_leader_once(plan, leader, mailed):
    editor = mailed(EDITOR, "coquan")
    review = instruct(plan, leader, agency_with(editor), -1)
    answer(review, editor)
    assert [remind_reviews(), remind_reviews()] == [1, 0]
    assert readers() == [leader.email]
    answer(review, leader, "returned")
    remind_reviews()
    assert readers() == [editor.email]
    answer(review, editor)
    remind_reviews()
    assert readers() == [leader.email]


def test_an_accepted_instruction_is_silent(plan, leader, mailed):
    editor = mailed(EDITOR, "coquan")
    review = instruct(plan, leader, agency_with(editor), -1)
    answer(review, editor)
    answer(review, leader, "accepted")
    assert remind_reviews() == 0


def test_one_letter_holds_everything_for_one_reader(plan, plan_of, leader, mailed):
    agency = agency_with(mailed(EDITOR, "coquan"))
    first, second = instruct(plan, leader, agency, 1), instruct(plan_of(), leader, agency, -1)
    call_command("remind_reviews")
    body = mail.outbox[0].body
    assert len(mail.outbox) == 1
    assert all(review.get_absolute_url() in body for review in (first, second))


def test_an_answer_to_a_guest_asks_nobody_to_write(plan, leader, mailed):
    add_guest_review(add_link(newest(plan), leader, "Ông Bần", 7), kind="remark", text="Khó hiểu.")
    answer(Review.objects.get(), mailed(EDITOR, "bientap"))
    assert remind_reviews() == 0


def test_nobody_with_an_address_is_no_error_and_is_tried_again(plan, person, mailed):
    instruct(plan, person(LEADER), agency_with(), 1)
    assert remind_reviews() == 0
    mailed(EDITOR, "bientap")
    assert remind_reviews() == 1
