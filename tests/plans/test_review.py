"""Leaders review published versions; agencies answer; what was said stays."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from plans.models import Review, ReviewEntry
from plans.review.writing import TakenError, add_entry, add_review

from .reviewing import CHIEF, EDITOR, LEADER, agency_with, answer, in_days, instruct, newest, page_of, republish, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("common_plan")]


@pytest.fixture
def leader(person):
    return person(LEADER)


def given(**fields):
    return {"do": "review", "kind": "remark", "text": "Viết rõ, dễ hiểu."} | fields


@pytest.mark.parametrize(("last", "days", "state"), [
    ([], 1, "open"), ([], 0, "open"), ([], -1, "overdue"), (["answer"], -1, "answered"),
    (["answer", "returned"], 1, "returned"), (["answer", "returned"], -1, "overdue"),
    (["answer", "accepted"], -1, "accepted"),
])  # fmt: skip
def test_the_state_of_an_instruction_follows_from_its_entries_and_its_day(plan, leader, person, last, days, state):
    review = instruct(plan, leader, agency_with(), days)
    for kind in last:
        answer(review, leader, kind)
    assert stored(review).state == state


def test_what_was_said_is_neither_changed_nor_removed(plan, leader):
    review = instruct(plan, leader, agency_with())
    entry = answer(review, leader)
    for row in (review, entry):
        with pytest.raises(ValidationError):
            row.save()
        with pytest.raises(ValidationError):
            row.delete()
    with pytest.raises(ValidationError):
        Review.objects.all().delete()


@pytest.mark.parametrize("fields", [{"reviewer": None}, {"kind": "instruction"}])
def test_the_database_refuses_a_review_of_nobody_and_an_instruction_to_nobody(plan, leader, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(**{"version": newest(plan), "reviewer": leader, "kind": "seen"} | fields)


@pytest.mark.parametrize(("role", "status"), [(LEADER, 200), (CHIEF, 403), (EDITOR, 403), (None, 302)])
def test_the_board_of_leaders_is_for_leaders(client, person, plan, role, status):
    if role:
        client.force_login(person(role))
    response = client.get(reverse("leaders_board"))
    assert response.status_code == status
    assert status != 200 or "no-store" in response["Cache-Control"]


def test_the_board_names_what_waits_and_no_more_what_was_accepted(enter, plan, leader):
    agency = agency_with()
    texts = ["Câu đang chờ.", "Câu quá hạn.", "Câu đã trả lời.", "Câu đã xong."]
    reviews = [instruct(plan, leader, agency, days, text) for text, days in zip(texts, (5, -1, 5, 5), strict=True)]
    answer(reviews[2], leader)
    answer(reviews[3], leader)
    answer(reviews[3], leader, "accepted")
    context = enter(leader).get(reverse("leaders_board")).context
    found = {group["state"].value: [row.text for row in group["reviews"]] for group in context["groups"]}
    assert found == {"answered": [texts[2]], "overdue": [texts[1]], "returned": [], "open": [texts[0]]}


def test_a_version_waits_on_the_board_until_this_leader_has_said_something_of_it(enter, plan, leader, person):
    add_review(newest(plan), person(LEADER), kind="seen")
    url = reverse("leaders_board")
    assert [version.plan for version in enter(leader).get(url).context["unseen"]] == [plan]
    add_review(newest(plan), leader, kind="seen")
    assert enter(leader).get(url).context["unseen"] == []
    republish(plan, lead="Làm xong sớm hơn.")
    assert [version.number for version in enter(leader).get(url).context["unseen"]] == [2]


def test_the_board_asks_as_many_queries_for_many_plans_as_for_few(enter, plan_of, leader):
    agency = agency_with()
    few, many = [_queries_with(enter(leader), plan_of, leader, agency, plans) for plans in (3, 8)]
    assert few == many


def _queries_with(client, plan_of, leader, agency, plans):
    """How many queries the board asks with so many more plans, half of them with an instruction."""
    for number in range(plans):
        plan = plan_of()
        if number % 2:
            answer(instruct(plan, leader, agency), leader)
    url = reverse("leaders_board")
    client.get(url)  # what the public board keeps is counted elsewhere
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


@pytest.mark.parametrize(("role", "status"), [(LEADER, 200), (CHIEF, 200), (EDITOR, 403), (None, 302)])
def test_the_review_page_is_for_leaders_and_approvers(client, person, plan, role, status):
    if role:
        client.force_login(person(role))
    assert client.get(page_of(newest(plan))).status_code == status


def test_the_review_page_shows_the_version_its_hash_and_what_changed(enter, plan, leader):
    plan = republish(plan, lead="Người dân chờ ít hơn.")
    response = enter(leader).get(page_of(newest(plan)))
    body = response.content.decode()
    assert newest(plan).content_hash in body
    assert "noindex" in body
    assert [change.after for change in response.context["comparison"].facts] == ["Người dân chờ ít hơn."]
    assert response.context["is_intact"]


def test_a_leader_keeps_a_review_under_the_hash_of_the_version(enter, plan, leader):
    response = enter(leader).post(page_of(newest(plan)), given())
    review = Review.objects.get()
    assert response.status_code == 302
    assert (review.reviewer, review.content_hash, review.to_agency) == (leader, newest(plan).content_hash, None)


@pytest.mark.parametrize(("fields", "field"), [
    ({"kind": ""}, "kind"), ({"kind": "x"}, "kind"), ({"text": ""}, "text"), ({"text": "a" * 2001}, "text"),
    ({"kind": "instruction"}, "to_agency"), ({"kind": "instruction"}, "due_on"),
    ({"kind": "instruction", "due_on": "2020-01-01"}, "due_on"), ({"kind": "instruction", "due_on": "mai"}, "due_on"),
    ({"kind": "instruction", "text": ""}, "text"), ({"kind": "instruction", "to_agency": "999999"}, "to_agency"),
    ({"kind": "instruction", "to_agency": "x' or 1"}, "to_agency"),
])  # fmt: skip
def test_what_is_lacking_is_said_at_its_field_and_nothing_is_kept(enter, plan, leader, fields, field):
    response = enter(leader).post(page_of(newest(plan)), given(**fields))
    assert response.status_code == 400
    assert response.context["form"].errors[field]
    assert not Review.objects.exists()


def test_a_text_of_2000_characters_in_lines_is_taken(enter, plan, leader):
    enter(leader).post(page_of(newest(plan)), given(text="a" * 999 + "\r\n" + "b" * 1000))
    assert len(Review.objects.get().text) == 2000


def test_an_instruction_goes_to_the_newest_version_only(enter, plan, leader):
    first = newest(plan)
    republish(plan, lead="Làm xong sớm hơn.")
    words = given(kind="instruction", to_agency=agency_with().pk, due_on=in_days(3).isoformat())
    response = enter(leader).post(page_of(first), words)
    assert response.context["form"].errors["kind"]
    assert enter(leader).post(page_of(newest(plan)), words).status_code == 302
    assert enter(leader).post(page_of(first), given()).status_code == 302


def test_the_same_review_sent_twice_is_one(enter, plan, leader):
    for _time in range(2):
        assert enter(leader).post(page_of(newest(plan)), given()).status_code == 302
    assert Review.objects.count() == 1
    enter(leader).post(page_of(newest(plan)), given(text="Câu khác."))
    assert Review.objects.count() == 2


def test_an_approver_who_is_no_leader_reviews_nothing(enter, person, plan):
    assert enter(person(CHIEF)).post(page_of(newest(plan)), given()).status_code == 400
    assert not Review.objects.exists()


def test_a_review_is_seen_by_role(client, plan, leader, person):
    own, other = person(EDITOR), person(EDITOR)
    agency_with(other, name="Sở Khác")
    review = instruct(plan, leader, agency_with(own))
    seen = {leader: 200, own: 200, person(EDITOR): 200, person(CHIEF): 200, other: 403, person("Phóng viên"): 403}
    assert client.get(review.get_absolute_url()).status_code == 302
    for user, status in seen.items():
        client.force_login(user)
        assert client.get(review.get_absolute_url()).status_code == status, user.groups.first()


def test_whether_a_review_exists_is_told_only_to_those_who_see_all(enter, person, leader):
    url = reverse("plan_review", args=[12345])
    assert enter(person("Phóng viên")).get(url).status_code == 403
    assert enter(leader).get(url).status_code == 404


def test_an_agency_answers_and_the_leader_returns_and_accepts(enter, plan, leader, person):
    editor = person(EDITOR)
    review = instruct(plan, leader, agency_with(editor))
    url = review.get_absolute_url()
    assert enter(editor).post(url, {"number": 1, "text": "Đã xong một nửa."}).status_code == 302
    assert enter(leader).post(url, {"number": 2, "kind": "returned"}).status_code == 400
    enter(leader).post(url, {"number": 2, "kind": "returned", "text": "Còn một nửa."})
    assert stored(review).state == "returned"
    enter(editor).post(url, {"number": 3, "text": "Đã xong."})
    enter(leader).post(url, {"number": 4, "kind": "accepted"})
    assert stored(review).state == "accepted"
    assert list(review.entries.values_list("kind", flat=True)) == ["answer", "returned", "answer", "accepted"]


@pytest.mark.parametrize("number", ["", "0", "2", "99", "x", "9" * 30])
def test_an_answer_with_a_wrong_number_is_never_kept(enter, plan, leader, person, number):
    editor = person(EDITOR)
    review = instruct(plan, leader, agency_with(editor))
    assert enter(editor).post(review.get_absolute_url(), {"number": number, "text": "Xong."}).status_code in (400, 409)
    assert not review.entries.exists()


def test_of_two_who_answer_at_once_the_second_is_told_and_keeps_the_words(enter, plan, leader, person):
    first, second = person(EDITOR), person(EDITOR)
    review = instruct(plan, leader, agency_with(first, second))
    enter(first).post(review.get_absolute_url(), {"number": 1, "text": "Lời thứ nhất."})
    response = enter(second).post(review.get_absolute_url(), {"number": 1, "text": "Lời thứ hai."})
    assert response.status_code == 409
    assert "Lời thứ hai." in response.content.decode()
    assert review.entries.get().text == "Lời thứ nhất."


def test_a_second_click_on_the_same_answer_is_no_second_person(enter, plan, leader, person):
    editor = person(EDITOR)
    review = instruct(plan, leader, agency_with(editor))
    for _time in range(2):
        response = enter(editor).post(review.get_absolute_url(), {"number": 1, "text": "Đã xong."})
        assert response.status_code == 302
    assert review.entries.count() == 1


def test_a_step_is_taken_once_even_past_the_forms(plan, leader):
    review = instruct(plan, leader, agency_with())
    add_entry(review, 1, kind="answer", text="Một.", author=leader)
    with pytest.raises(TakenError):
        add_entry(review, 1, kind="answer", text="Hai.", author=leader)


def test_nobody_accepts_their_own_answer(enter, plan, person):
    chief = person(None, superuser=True)
    review = instruct(plan, chief, agency_with())
    answer(review, chief)
    assert enter(chief).post(review.get_absolute_url(), {"number": 2, "kind": "accepted"}).status_code == 409
    assert stored(review).state == "answered"


def test_the_file_of_an_answer_is_for_those_who_see_the_review(enter, client, plan, leader, person):
    editor = person(EDITOR)
    review = instruct(plan, leader, agency_with(editor))
    file = SimpleUploadedFile("so-lieu.csv", "Xã,Số\nLúa,12\nSậy,15\n".encode())
    enter(editor).post(review.get_absolute_url(), {"number": 1, "text": "Xem tệp.", "file": file})
    entry = ReviewEntry.objects.get()
    url = reverse("plan_review_file", args=[review.pk, 1])
    assert enter(leader).get(url).status_code == 200
    assert enter(person("Phóng viên")).get(url).status_code == 403
    client.logout()
    assert client.get(url).status_code == 302
    assert client.get(entry.document.url).status_code in (302, 403)


def test_a_file_that_is_not_what_it_says_is_refused_at_its_field(enter, plan, leader, person):
    editor = person(EDITOR)
    review = instruct(plan, leader, agency_with(editor))
    words = {"number": 1, "text": "Xem tệp.", "file": SimpleUploadedFile("a.pdf", b"<html>")}
    response = enter(editor).post(review.get_absolute_url(), words)
    assert response.context["form"].errors["file"]
    assert not review.entries.exists()


def test_reviews_are_shown_nowhere_in_public(client, plan, leader):
    words = "Chỉ đạo kín về vườn chim"
    answer(instruct(plan, leader, agency_with(name="Sở Kín Đáo"), text=words), leader, text="Trả lời kín đáo")
    target = plan.targets.first()
    urls = [
        plan.url, reverse("plan_version", args=[plan.slug, 1]), reverse("plan_board"), reverse("plan_targets"),
        reverse("plan_target", args=[target.pk]), reverse("plans_feed"), reverse("plan_feed", args=[plan.slug]),
        reverse("plan_targets_csv"), reverse("plan_target_reports", args=[target.pk]),
        "/tim-kiem/?q=chỉ đạo kín vườn chim", "/ke-hoach/", "/sitemap.xml",
    ]  # fmt: skip
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, url
        body = b"".join(response).decode()
        shown = body.replace("chỉ đạo kín vườn chim", "")
        assert not any(word in shown for word in (words, "Trả lời kín đáo", "/lanh-dao/")), url


def test_the_desk_names_the_instructions_of_the_own_agency(enter, plan, leader, person):
    own, other = person(EDITOR), person(EDITOR)
    instruct(plan, leader, agency_with(own), text="Báo cáo về cầu phao.")
    own.groups.first().permissions.add(*_admin())
    agency_with(other, name="Sở Khác").editors.permissions.add(*_admin())
    home = reverse("wagtailadmin_home")
    assert "Báo cáo về cầu phao." in enter(own).get(home).content.decode()
    assert "Báo cáo về cầu phao." not in enter(other).get(home).content.decode()
    board = f'"{reverse("leaders_board")}"'
    assert board in enter(leader).get(home).content.decode()
    assert board not in enter(own).get(home).content.decode()


def _admin():
    return Permission.objects.filter(codename="access_admin")


def test_the_words_of_a_review_are_escaped(enter, plan, leader):
    add_review(newest(plan), leader, kind="remark", text="<script>alert(1)</script>")
    body = enter(leader).get(page_of(newest(plan))).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert" in body


def test_the_review_page_of_a_newer_version_still_shows_what_was_said_of_the_older(enter, plan, leader):
    add_review(newest(plan), leader, kind="remark", text="Lời về bản cũ.")
    body = enter(leader).get(page_of(newest(republish(plan, lead="Mới.")))).content.decode()
    assert "Lời về bản cũ." in body


def test_a_review_page_of_a_version_that_is_not_there_says_so(enter, leader, plan):
    url = reverse("plan_review_version", args=[plan.slug, 99])
    response = enter(leader).get(url)
    assert response.status_code == 404
    assert gettext("Home") in response.content.decode()
