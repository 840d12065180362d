"""Links for filing: what is asked, what counts as dead, when nothing is believed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue.models import Finding, SubmissionLink
from catalogue.submission import national_url, tracking_url
from core.generation import generation
from tests.home.content import record, store
from tests.web import served
from watch.filing import tries
from watch.filing.tries import try_links
from watch.related.checker import check

from .test_links import Site, anywhere

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(tries, "_PAUSE", 0)


@pytest.fixture
def procedures():
    """Four procedures that are filed online."""
    return store(*(record(number, f"Cấp thẻ chim {number}") for number in range(1, 5)))


class Portal:
    """The national portal of a test: every link opens but those told; it remembers what it was asked."""

    def __init__(self):
        self.answers, self.asked = {}, []

    def __call__(self, address, follows):
        self.asked.append(address)
        assert follows(address)
        return self.answers.get(address, "200")


@pytest.fixture
def portal():
    return Portal()


def night(portal, days=0):
    """One night's tries, so many days ago."""
    found = try_links(portal)
    then = timezone.localdate() - timedelta(days=days)
    SubmissionLink.objects.filter(checked_on=timezone.localdate()).update(checked_on=then)
    SubmissionLink.objects.filter(failing_since=timezone.localdate()).update(failing_since=then)
    return found


def link_of(procedure):
    return SubmissionLink.objects.get(procedure=procedure)


def test_links_of_procedures_and_the_page_for_tracking_are_tried(procedures, portal):
    night(portal)
    assert set(portal.asked) == {tracking_url(), *map(national_url, procedures)}
    assert SubmissionLink.objects.filter(state="opens").count() == 5


def test_what_is_not_filed_online_is_not_asked(portal):
    methods = [{"submissionMethod": "DIRECT", "processingTime": 5, "processingTimeUnit": "WORKING_DAY", "fees": []}]
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", executionMethods=methods))
    night(portal)
    assert national_url(procedure) not in portal.asked


def test_hosts_that_are_not_allowed_are_not_asked(procedures, portal, settings):
    settings.NATIONAL_PROCEDURE_URL = "https://gia-mao.example/{id}"
    night(portal)
    assert portal.asked == [tracking_url()]


def test_a_link_is_dead_after_two_nights_and_editors_see_it(procedures, portal):
    portal.answers[national_url(procedures[0])] = "404"
    night(portal, days=1)
    assert not link_of(procedures[0]).is_dead
    assert not Finding.objects.filter(rule="link_dead").exists()
    night(portal)
    assert link_of(procedures[0]).is_dead
    assert Finding.objects.get(rule="link_dead").procedure == procedures[0]


def test_two_tries_in_one_night_are_one(procedures, portal):
    portal.answers[national_url(procedures[0])] = "500"
    night(portal)
    night(portal)
    assert not link_of(procedures[0]).is_dead


def test_a_link_that_opens_again_lives(procedures, portal):
    portal.answers[national_url(procedures[0])] = "404"
    night(portal, days=2)
    night(portal, days=1)
    portal.answers.clear()
    night(portal)
    assert link_of(procedures[0]).failing_since is None
    assert not Finding.objects.filter(rule="link_dead").exists()


@pytest.mark.parametrize("answer", ["401", "403", "405", "elsewhere"])
def test_who_is_told_to_stay_away_knows_nothing(procedures, portal, answer):
    portal.answers[national_url(procedures[0])] = answer
    night(portal, days=1)
    night(portal)
    assert link_of(procedures[0]).state == "refused"
    assert not link_of(procedures[0]).is_dead


def test_when_nothing_opens_nothing_is_believed(procedures):
    found, in_doubt = try_links(lambda address, follows: "no_answer")
    assert (found, in_doubt) == ([], ["dichvucong.gov.vn"])
    assert not SubmissionLink.objects.exists()


def test_a_row_of_failures_is_the_hosts_and_ends_the_night(monkeypatch, procedures, portal):
    monkeypatch.setattr(tries, "_HOST_IS_DOWN", 3)
    portal.answers = {national_url(procedure): "no_answer" for procedure in procedures}
    night(portal)
    assert len(portal.asked) == 4
    assert list(SubmissionLink.objects.values_list("address", flat=True)) == [tracking_url()]


def test_a_host_that_is_asked_too_often_is_left_alone(procedures, portal):
    portal.answers = {national_url(procedure): "429" for procedure in procedures}
    night(portal)
    assert len(portal.asked) == 2


def test_the_longest_untried_come_first(monkeypatch, procedures, portal):
    night(portal, days=3)
    SubmissionLink.objects.filter(procedure=procedures[2]).update(checked_on=timezone.localdate() - timedelta(days=9))
    monkeypatch.setattr(tries, "MOST", 1)
    portal.asked.clear()
    night(portal)
    assert portal.asked == [tracking_url(), national_url(procedures[2])]


def test_pages_are_made_anew_after_a_night(procedures, portal):
    before = generation()
    night(portal)
    assert generation() != before


def test_the_command_says_what_failed_and_fails_when_nothing_opened(monkeypatch, procedures, portal):
    portal.answers[national_url(procedures[0])] = "404"
    monkeypatch.setattr("watch.management.commands.check_submission_links.try_links", lambda: try_links(portal))
    out = StringIO()
    call_command("check_submission_links", stdout=out)
    assert national_url(procedures[0]) in out.getvalue()
    closed = lambda: try_links(lambda address, follows: "no_answer")  # noqa: E731
    monkeypatch.setattr("watch.management.commands.check_submission_links.try_links", closed)
    with pytest.raises(CommandError):
        call_command("check_submission_links", stdout=out)


def test_a_redirect_to_a_host_that_is_not_allowed_is_not_followed():
    Site.asked.clear()
    with served(Site) as address:
        assert check(f"{address}/sang", anywhere, follows=lambda url: url.endswith("/sang")) == "elsewhere"
    assert {path for _method, path in Site.asked} == {"/sang"}
