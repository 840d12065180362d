"""After filing: where one asks, what the button says when the national portal does not open, whom to call."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from agencies.models import Agency
from catalogue.models import Finding, SubmissionLink
from catalogue.submission import is_allowed, national_url, search_url, tracking_url
from core.facts import hotline
from core.models import SiteSettings
from home.models import OfficialChannel
from tests.home.content import record, store

pytestmark = pytest.mark.django_db
PAGE = "/tra-cuu-ho-so/"
TODAY = timezone.localdate


@pytest.fixture
def procedure():
    """A procedure that is filed online."""
    return store(record(1, "Cấp thẻ chim sẻ"))[0]


def link(procedure, state, days_failing=None):
    since = days_failing is not None and TODAY() - timedelta(days=days_failing)
    address = national_url(procedure) if procedure else tracking_url()
    return SubmissionLink.objects.create(
        procedure=procedure, address=address, state=state, failing_since=since or None, checked_on=TODAY()
    )


def channel(**fields):
    owner = Agency(name="Văn phòng Vườn chim", code="PN-VP")
    owner.save()
    fields = {"kind": "hotline", "name": "Tổng đài chim", "address": "0299 3800 199"} | fields
    OfficialChannel(owner=owner, checked_on=TODAY(), **fields).save()


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_leads_to_allowed_hosts_only(client, settings):
    assert f'href="{tracking_url()}"' in page_of(client, PAGE)
    settings.NATIONAL_TRACKING_URL = "https://gia-mao.example/"
    assert tracking_url() == ""


def test_the_addresses_of_the_national_portal_are_allowed(procedure):
    assert all(is_allowed(url) for url in (national_url(procedure), search_url(procedure), tracking_url()))
    assert procedure.code in search_url(procedure)


def test_the_page_names_the_hotline(client):
    channel()
    assert 'href="tel:02993800199"' in page_of(client, PAGE)


@pytest.mark.parametrize("address", ["/", "/thu-tuc/", "/so-do/", "/khong-co/"])
def test_every_page_leads_there(client, address):
    assert f'href="{PAGE}"' in client.get(address).content.decode()


def test_a_procedure_leads_there(client, procedure):
    page = page_of(client, procedure.get_absolute_url())
    assert page[page.index('id="nop-ho-so"') :].index(f'href="{PAGE}"') > 0


def test_a_link_that_opened_says_when_it_was_tried(client, procedure):
    link(procedure, "opens")
    page = page_of(client, procedure.get_absolute_url())
    assert f'href="{national_url(procedure)}" rel="external">' in page
    assert f"{TODAY():%d/%m/%Y}" in page[page.index('id="nop-ho-so"') :]


def test_a_link_that_failed_one_night_is_not_dead(client, procedure):
    link(procedure, "fails", 0)
    page = page_of(client, procedure.get_absolute_url())
    assert search_url(procedure).replace("&", "&amp;") not in page


def test_a_dead_link_gives_way_to_the_search_by_code(client, procedure):
    link(procedure, "fails", 1)
    page = page_of(client, procedure.get_absolute_url())
    section = page[page.index('id="nop-ho-so"') : page.index('id="trinh-tu"')]
    assert f'class="button" href="{search_url(procedure)}"' in section
    assert procedure.code in section


def test_a_refusal_is_no_death(procedure):
    assert not link(procedure, "refused", 5).is_dead
    assert not SubmissionLink.objects.dead().exists()


def test_a_dead_page_for_tracking_says_to_call(client):
    channel()
    link(None, "fails", 2)
    page = page_of(client, PAGE)
    assert f'class="button" href="{tracking_url()}"' not in page
    assert "notice-gold" in page


def test_a_sync_keeps_the_finding_of_a_dead_link(procedure):
    Finding.objects.create(procedure=procedure, rule="link_dead", where="", detail="")
    store(record(1, "Cấp thẻ chim sẻ", note="Lời mới."))
    assert Finding.objects.filter(rule="link_dead").count() == 1


# Whom to ask


def test_where_no_office_is_known_the_hotline_is_given(client):
    channel()
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", requirementsAndConditions="", legalBasisesDetails=[]))
    page = page_of(client, procedure.get_absolute_url())
    for section in ("dieu-kien", "can-cu"):
        rest = page[page.index(f'id="{section}"') :]
        assert "tel:02993800199" in rest[: rest.index("</section>")]


def test_the_hotline_is_the_first_of_the_official_channels(client):
    assert hotline() is None
    channel(position=2)
    assert hotline().phone == "0299 3800 199"


def test_without_a_channel_the_office_that_answers_for_all_is_the_hotline():
    Agency(name="Trung tâm chim", code="PN-TT", phone="0299 1", answers_questions=True, tier="province").save()
    assert hotline().phone == "0299 1"


# Help for those without VNeID


def test_whoever_cannot_file_online_alone_reads_where_somebody_helps(client, procedure):
    page = page_of(client, procedure.get_absolute_url())
    assert '<details class="fold online-help">' in page


def test_the_settings_say_where_somebody_helps(client, procedure):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.online_help = "Thư viện xã, chiều thứ Tư."
    settings.save()
    assert "Thư viện xã, chiều thứ Tư." in page_of(client, procedure.get_absolute_url())


def test_editors_write_it_in_the_settings(admin_client):
    address = f"/quan-tri/settings/core/sitesettings/{Site.objects.get().pk}/"
    assert 'name="online_help"' in admin_client.get(address).content.decode()


def test_a_procedure_without_online_filing_says_nothing_of_it(client):
    methods = [{"submissionMethod": "DIRECT", "processingTime": 5, "processingTimeUnit": "WORKING_DAY", "fees": []}]
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", executionMethods=methods))
    assert "online-help" not in page_of(client, procedure.get_absolute_url())
