"""Official channels: what the page says, what an address must be, what wants checking."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Agency
from demo.portal_parts import load_channels
from home.models import OfficialChannel

pytestmark = pytest.mark.django_db
PAGE = "/kenh-chinh-thuc/"
LIST = "/quan-tri/snippets/home/officialchannel/"


@pytest.fixture
def office():
    """The agency that answers for the channels."""
    agency = Agency(name="Văn phòng Vườn chim", code="PN-VPUB")
    agency.save()
    return agency


def channel(owner, days_ago=1, **fields):
    fields = {"kind": "portal", "name": "Cổng vườn chim", "address": "https://vuonchim.example"} | fields
    return OfficialChannel(owner=owner, checked_on=timezone.localdate() - timedelta(days=days_ago), **fields)


def test_the_page_says_whose_a_channel_is_and_when_it_was_checked(client, office):
    made = channel(office)
    made.save()
    text = client.get(PAGE).content.decode()
    for fact in ("Cổng vườn chim", 'href="https://vuonchim.example"', "Văn phòng Vườn chim",
                 f"{made.checked_on:%d/%m/%Y}"):  # fmt: skip
        assert fact in text


def test_without_channels_the_page_leads_to_the_foot(client):
    assert client.get(PAGE).status_code == 200
    assert "<table" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("kind", "address", "url"),
    [
        ("hotline", "0299 3800 199", "tel:02993800199"),
        ("email", "a@vuonchim.example", "mailto:a@vuonchim.example"),
        ("social", "https://mang.example/vuon-chim", "https://mang.example/vuon-chim"),
    ],
)
def test_an_address_leads_where_its_kind_says(client, office, kind, address, url):
    made = channel(office, kind=kind, address=address)
    made.full_clean()
    made.save()
    assert f'href="{url}"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("portal", "http://vuonchim.example"),
        ("app", "javascript:alert(1)"),
        ("social", "vuonchim.example"),
        ("hotline", "https://vuonchim.example"),
        ("email", "vuon chim"),
    ],
)
def test_an_address_of_another_kind_is_refused(office, kind, address):
    with pytest.raises(ValidationError) as refused:
        channel(office, kind=kind, address=address).full_clean()
    assert "address" in refused.value.message_dict


def test_a_check_in_the_future_is_refused(office):
    with pytest.raises(ValidationError):
        channel(office, days_ago=-1).full_clean()


def test_foot_and_both_site_maps_lead_to_the_page(client):
    assert f'href="{PAGE}"' in client.get("/thu-tuc/").content.decode()
    assert client.get("/so-do/").content.decode().count(f'href="{PAGE}"') == 2
    assert f"{PAGE}</loc>" in client.get("/sitemap.xml").content.decode()


def test_the_admin_lists_what_was_not_checked_for_long(client, admin_user, office):
    channel(office, days_ago=180, name="Kênh mới xem").save()
    channel(office, days_ago=181, name="Kênh cũ kỹ").save()
    client.force_login(admin_user)
    everything, stale = (client.get(LIST + query).content.decode() for query in ("", "?stale=on"))
    assert "Kênh mới xem" in everything
    assert "Kênh mới xem" not in stale
    assert "Kênh cũ kỹ" in stale
    assert f"{timezone.localdate() - timedelta(days=181):%d/%m/%Y}" in client.get(PAGE).content.decode()


def test_the_page_costs_the_same_however_many_there_are(client, office, django_assert_max_num_queries):
    for number in range(30):
        channel(office, name=f"Kênh {number}").save()
    client.get(PAGE)
    with django_assert_max_num_queries(4):
        client.get(PAGE)


def test_the_demo_adds_what_is_absent_and_leaves_what_was_changed(office):
    load_channels()
    first = OfficialChannel.objects.earliest("pk")
    OfficialChannel.objects.update(name="Đã sửa")
    load_channels()
    assert OfficialChannel.objects.get(pk=first.pk).name == "Đã sửa"
    assert OfficialChannel.objects.filter(address=first.address).count() == 1
