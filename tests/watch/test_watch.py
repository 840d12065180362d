"""The nightly scan: what it asks for, what it finds, what it records."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from core.spam import html_findings
from core.spam.finding import RULES
from home.models import HomePage, InformationPage
from tests.home.content import record, store
from tests.watch.watched import HONEST, watched_portal
from watch.addresses import public_addresses
from watch.models import SPAM_LABELS, OutsideLink, ScanFinding, ScanRun
from watch.scan import PortalIsDown, scan

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LINKED = HONEST + '<a href="https://bao.example/tin">báo</a> <a href="/thu-tuc/">thủ tục</a>'


@pytest.fixture
def portal(settings):
    """A portal whose answers the test decides; its addresses are those of the site maps."""
    with watched_portal() as (portal, address):
        settings.BASE_URL = address
        yield portal


def run():
    return scan(rate=1000)


def rules():
    return {
        (finding.address.partition("://")[2].partition("/")[2], finding.rule) for finding in ScanFinding.objects.all()
    }


def test_every_address_of_the_site_maps_is_asked_for_in_three_guises(portal):
    (procedure,) = store(record(1, "Cấp thẻ chim én"))
    done = run()
    paths = [path for path, _agent, _referer in portal.asked]
    assert {"/", "/thu-tuc/", procedure.get_absolute_url()} <= set(paths)
    assert all(paths.count(path) == 3 for path in paths)
    assert {("Googlebot" in agent, bool(referer)) for _path, agent, referer in portal.asked} == {
        (False, False), (False, True), (True, False)
    }  # fmt: skip
    assert done.pages_read == done.addresses == len(set(paths))
    assert done.finished_at


def test_honest_pages_give_no_finding(portal):
    assert run().findings_count == 0


def test_planted_words_are_found_in_the_page_as_it_is_served(portal):
    portal.only("/thu-tuc/", HONEST + "<div style='display:none'>nhà cái KUWIN</div>")
    assert run().findings_count == 2
    assert rules() == {("thu-tuc/", "words"), ("thu-tuc/", "hidden")}


def test_odd_bytes_in_a_page_break_nothing(portal):
    portal.only("/thu-tuc/", LINKED + '<a href="https://bao.example/\x00">a</a><a href="http://[">b</a>')
    assert run().finished_at


def for_bots(path, headers):
    shown = "Nhà cái KUWIN" if "Googlebot" in headers["User-Agent"] else "Tin của tỉnh"
    return 200, {}, HONEST + f"<p>{shown}</p>"


def for_visitors_of_search_engines(path, headers):
    return (302, {"Location": "https://evil.example/"}, "") if headers.get("Referer") else (200, {}, HONEST)


@pytest.mark.parametrize(("answer", "said"), [(for_bots, "KUWIN"), (for_visitors_of_search_engines, "evil.example")])
def test_what_only_search_engines_or_their_visitors_get_is_found(portal, answer, said):
    portal.answer = answer
    run()
    assert {rule for _path, rule in rules()} == {"cloaking"}
    assert said in ScanFinding.objects.first().excerpt


def test_nonces_tokens_and_times_may_differ(portal):
    count = iter(range(10_000))

    def answer(path, headers):
        number = next(count)
        token = f'<input name="csrfmiddlewaretoken" value="t{number}"><script nonce="n{number}"></script>'
        return 200, {}, HONEST + token + f"<p>Lúc 10:{number % 60:02}:07</p>"

    portal.answer = answer
    assert run().findings_count == 0


def test_a_page_edited_during_the_scan_is_no_cloaking(portal):
    asked = []

    def answer(path, headers):
        asked.append(path)
        return 200, {}, HONEST + ("<p>mới</p>" if asked.count(path) > 1 else "<p>cũ</p>")

    portal.answer = answer
    assert run().findings_count == 0


@pytest.mark.parametrize(
    ("answer", "rule"),
    [((500, {}, ""), "status"), ((404, {}, ""), "status"), ((301, {"Location": "/khac/"}, ""), "status"),
     ((302, {"Location": "https://evil.example/"}, ""), "redirect"),
     ((302, {"Location": "//evil.example"}, ""), "redirect")],
)  # fmt: skip
def test_a_page_that_does_not_answer_as_it_should_is_found(portal, answer, rule):
    portal.answer = lambda path, headers: answer if path == "/thu-tuc/" else (200, {}, HONEST)
    run()
    assert rules() == {("thu-tuc/", rule)}


def test_a_silent_portal_stops_the_scan_and_says_so(settings):
    settings.BASE_URL = "http://127.0.0.1:9"
    with pytest.raises(PortalIsDown):
        run()
    assert ScanRun.objects.get().finished_at is None
    with pytest.raises(CommandError):
        call_command("scan_pages", rate=1000)


def test_the_command_says_what_it_read(portal, capsys):
    call_command("scan_pages", rate=1000)
    assert str(ScanRun.objects.get().addresses) in capsys.readouterr().out


def test_an_outside_link_is_recorded_once_with_its_day(portal):
    portal.only("/thu-tuc/", LINKED)
    assert run().new_links_count == 1
    assert run().new_links_count == 0
    link = OutsideLink.objects.get()
    assert (link.host, link.link) == ("bao.example", "https://bao.example/tin")
    assert link.first_seen_on == timezone.localdate()
    assert link.gone_on is None


def test_a_link_that_is_gone_stays_in_the_record_and_may_come_back(portal):
    portal.only("/thu-tuc/", LINKED)
    run()
    portal.only("/thu-tuc/", HONEST)
    run()
    assert OutsideLink.objects.get().gone_on == timezone.localdate()
    portal.only("/thu-tuc/", LINKED)
    run()
    assert OutsideLink.objects.get().gone_on is None


def test_whoever_published_the_page_stands_beside_its_new_link(portal, admin_user):
    page = HomePage.objects.get().add_child(instance=InformationPage(title="Giới thiệu", lead="a", body="b", slug="gt"))
    page.save_revision().publish(user=admin_user, skip_permission_checks=True)
    portal.only(page.url, LINKED)
    run()
    assert OutsideLink.objects.get().added_by == admin_user


def test_pages_that_are_not_public_are_not_asked_for(portal):
    page = HomePage.objects.get().add_child(
        instance=InformationPage(title="Nháp", lead="a", body="b", slug="nhap", live=False)
    )
    assert Page.objects.get(pk=page.pk).url not in " ".join(public_addresses())


def test_the_portals_own_pages_give_no_finding(client):
    procedures = store(record(1, "Cấp thẻ chim én"), record(2, "Cấp thẻ chim sẻ"))
    for path in ["/", "/thu-tuc/", "/thu-tuc/?q=chim", "/co-quan/", "/so-do/", procedures[0].get_absolute_url()]:
        assert html_findings(client.get(path).content.decode()) == [], path


def test_every_rule_of_the_lint_has_its_label_in_the_report():
    assert set(SPAM_LABELS) == set(RULES)


REPORTS = ["/quan-tri/bao-cao/quet-trang/", "/quan-tri/bao-cao/lien-ket-moi/"]


def sign_in(client, group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(("group", "status"), [("Trưởng ban", 200), ("Biên tập viên", 302)])
def test_the_head_of_the_newsroom_reads_the_reports_nobody_below(client, report, group, status):
    sign_in(client, group)
    assert client.get(report).status_code == status


def test_the_report_names_what_was_found_and_where(admin_client):
    done = ScanRun.objects.create(addresses=3, pages_read=3, findings_count=1)
    ScanFinding.objects.create(run=done, address="http://a.example/x/", rule="words", excerpt="nhà <cái>")
    text = admin_client.get(REPORTS[0]).content.decode()
    assert 'href="http://a.example/x/"' in text
    assert "nhà &lt;cái&gt;" in text


def test_the_list_of_the_week_leaves_out_older_links(admin_client):
    for host, day in (("old.example", date(2020, 1, 1)), ("new.example", timezone.localdate())):
        OutsideLink.objects.create(page_address="http://a/", host=host, link=f"https://{host}/", first_seen_on=day)
    text = admin_client.get(REPORTS[1]).content.decode()
    assert "new.example" in text
    assert "old.example" not in text


@pytest.mark.parametrize("report", REPORTS)
def test_a_spreadsheet_runs_nothing(admin_client, report):
    done = ScanRun.objects.create()
    ScanFinding.objects.create(run=done, address="=cmd()", rule="words", excerpt="=1+1")
    OutsideLink.objects.create(page_address="=cmd()", host="=x", link="=1+1", first_seen_on=timezone.localdate())
    text = b"".join(admin_client.get(report + "?export=csv").streaming_content).decode()
    assert "'=1+1" in text
    assert ",=1+1" not in text
