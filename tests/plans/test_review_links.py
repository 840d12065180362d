"""A signed link opens one version to a reader without an account, until it ends, and nothing else."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.models import PlanVersion, Review, ReviewLink
from plans.review.links import address
from plans.review.writing import add_link, add_review, revoke

from .reviewing import CHIEF, EDITOR, LEADER, newest, page_of, republish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("common_plan")]


@pytest.fixture
def leader(person):
    return person(LEADER)


@pytest.fixture
def link(plan, leader):
    return add_link(newest(plan), leader, "Bà Trần Thị Sậy", 7)


def path(link):
    """The path of the link's address on this portal."""
    return address(link).partition("/ke-hoach/")[1] + address(link).partition("/ke-hoach/")[2]


def signed(*said):
    """The path of an address that the portal's own key signed."""
    return reverse("plan_guest_review", args=[Signer(salt="plans.review.link").sign_object(list(said))])


def test_a_link_opens_the_version_as_it_was_published(client, plan, link):
    republish(plan, lead="Lời mới sau khi gửi liên kết.")
    response = client.get(path(link))
    body = response.content.decode()
    assert response.status_code == 200
    assert plan.lead in body
    assert "Lời mới sau khi gửi liên kết." not in body
    assert link.content_hash in body


def test_the_page_of_a_link_is_told_to_nobody(client, link):
    response = client.get(path(link))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert path(link) not in response.content.decode().replace("form action", "")


def test_the_page_of_a_link_holds_nothing_that_was_said_inside(client, plan, link, leader):
    add_review(newest(plan), leader, kind="remark", text="Lời nội bộ về bãi bồi.")
    body = client.get(path(link)).content.decode()
    assert "Lời nội bộ" not in body
    assert "/lanh-dao/" not in body
    assert "instruction" not in body


@pytest.mark.parametrize(("kind", "text"), [("seen", ""), ("remark", "Mục ba viết khó hiểu.")])
def test_a_guest_hands_in_once_under_the_name_of_the_link(link, kind, text):
    guest = Client(enforce_csrf_checks=True)
    words = {"kind": kind, "text": text, "reviewer_name": "Người khác", "to_agency": "1"}
    assert guest.post(path(link), words, headers={"origin": "null"}).status_code == 302
    review = Review.objects.get()
    assert (review.kind, review.text, review.who, review.reviewer) == (kind, text, "Bà Trần Thị Sậy", None)
    assert review.content_hash == link.content_hash
    assert guest.post(path(link), {"kind": "seen"}).status_code == 409
    assert Review.objects.count() == 1
    page = guest.get(path(link)).content.decode()
    assert "<textarea" not in page
    assert text in page


@pytest.mark.parametrize(("fields", "field"), [
    ({}, "kind"), ({"kind": "instruction", "text": "Làm ngay."}, "kind"), ({"kind": "remark"}, "text"),
    ({"kind": "remark", "text": "a" * 2001}, "text"),
])  # fmt: skip
def test_what_a_guest_lacks_is_said_at_its_field(client, link, fields, field):
    response = client.post(path(link), fields)
    assert response.status_code == 400
    assert response.context["form"].errors[field]
    assert not Review.objects.exists()


def refused(client, url, status):
    for response in (client.get(url), client.post(url, {"kind": "seen"})):
        assert response.status_code == status
        assert "notice-clay" in response.content.decode()
        assert response["Referrer-Policy"] == "no-referrer"
    assert not Review.objects.exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:", "..", "%00", "W10:AAAA", "ế", "a" * 3000])
def test_a_forged_address_is_refused(client, token):
    url = reverse("plan_guest_review", args=["x"]).replace("/x/", f"/{token}/")
    response = client.get(url)
    assert response.status_code in (400, 404)


def test_an_address_with_one_letter_changed_is_refused(client, link):
    url = path(link)
    refused(client, url[:-3] + ("A" if url[-3] != "A" else "B") + url[-2:], 404)


@pytest.mark.parametrize("said", [(), (1,), (1, "a", "b"), (999, "0" * 64)])
def test_a_signed_word_that_is_no_link_is_refused(client, link, said):
    assert client.get(signed(*said)).status_code in (403, 404)


def test_another_hash_than_that_of_the_link_is_refused(client, link):
    refused(client, signed(link.pk, "0" * 64), 403)


def test_a_version_that_was_tampered_with_is_not_shown(client, plan, link):
    version = PlanVersion.objects.select_related("revision").get(pk=newest(plan).pk)
    version.revision.content["lead"] = "Lời bị sửa lén."
    version.revision.save(update_fields=["content"])
    refused(client, path(link), 403)


def test_an_ended_link_is_refused(client, plan, leader):
    ended = ReviewLink.objects.create(
        version=newest(plan), content_hash=newest(plan).content_hash, reviewer_name="Ông Bần", created_by=leader,
        expires_at=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip
    refused(client, path(ended), 410)


def test_a_revoked_link_is_refused(client, link, leader):
    assert revoke(link, leader)
    assert not revoke(link, leader)
    refused(client, path(link), 410)


def test_a_link_to_a_plan_that_is_public_no_more_is_refused(client, plan, link):
    type(plan).objects.filter(pk=plan.pk).update(live=False)
    refused(client, path(link), 410)


@pytest.mark.parametrize("role", [LEADER, CHIEF])
def test_leaders_and_approvers_make_links_and_see_their_own_again(enter, person, plan, role):
    user = person(role)
    url = page_of(newest(plan))
    assert enter(user).post(url, {"do": "link", "reviewer_name": "Ông Bần", "days": "3"}).status_code == 302
    link = ReviewLink.objects.get()
    assert timedelta(days=2) < link.expires_at - timezone.now() <= timedelta(days=3)
    assert address(link) in enter(user).get(url).content.decode()
    assert address(link) not in enter(person(LEADER)).get(url).content.decode()


@pytest.mark.parametrize(
    "fields", [{"days": "0"}, {"days": "31"}, {"days": ""}, {"days": "9" * 400}, {"reviewer_name": " "}]
)
def test_a_link_needs_a_name_and_1_to_30_days(enter, plan, leader, fields):
    words = {"do": "link", "reviewer_name": "Ông Bần", "days": "7"} | fields
    response = enter(leader).post(page_of(newest(plan)), words)
    assert response.status_code == 400
    assert set(response.context["link_form"].errors) == set(fields)
    assert not ReviewLink.objects.exists()


@pytest.mark.parametrize(("role", "status"), [(LEADER, 302), (CHIEF, 302), (EDITOR, 403)])
def test_who_may_revoke_a_link(enter, person, link, role, status):
    url = reverse("plan_revoke_link", args=[link.pk])
    assert enter(person(role)).post(url).status_code == status
    assert ReviewLink.objects.get().is_open == (status == 403)
    assert enter(person(role)).get(url).status_code == 405
