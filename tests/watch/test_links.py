"""Related links: what the page shows, what a check says, where a check never goes."""

from http.server import BaseHTTPRequestHandler

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from demo.portal_parts import load_links
from tests.web import served
from watch.models import RelatedLink
from watch.related.checker import check, is_public

PAGE = "/lien-ket/"
LIST = "/quan-tri/snippets/watch/relatedlink/"
ANSWERS = {"/tot": 200, "/mat": 404, "/chi-get": 200, "/hong": 500, "/vong": 302, "/sang": 301, "/vao-trong": 302}
LEADS = {"/vong": "/vong", "/sang": "/tot", "/vao-trong": "ftp://127.0.0.1/"}


class Site(BaseHTTPRequestHandler):
    """A small site of its own; it counts what it was asked."""

    asked = []

    def do_GET(self):
        self.asked.append((self.command, self.path))
        is_refused = self.command == "HEAD" and self.path == "/chi-get"
        self.send_response(405 if is_refused else ANSWERS[self.path])
        if self.path in LEADS:
            self.send_header("Location", LEADS[self.path])
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    """The address of a site on this machine."""
    Site.asked.clear()
    with served(Site) as address:
        yield address


def anywhere(address):
    return True


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tot", "200"),
        ("/mat", "404"),
        ("/hong", "500"),
        ("/chi-get", "200"),
        ("/sang", "200"),
        ("/vong", "roundabout"),
        ("/vao-trong", "not_public"),
    ],
)
def test_a_check_says_where_a_link_ends(site, path, status):
    assert check(site + path, anywhere) == status


def test_a_site_that_takes_head_is_asked_once(site):
    check(site + "/tot", anywhere)
    assert Site.asked == [("HEAD", "/tot")]


def test_a_site_without_an_answer_is_a_problem(site):
    assert check("http://127.0.0.1:9/", anywhere) == "no_answer"
    assert check(site.replace("http:", "https:") + "/tot", anywhere) in ("insecure", "no_answer")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "file:///etc/passwd", "http:///khong-co", "https://[::1]:1/"])
def test_other_schemes_and_our_own_network_are_not_asked(url):
    assert check(url) == "not_public"


def test_our_own_network_is_not_asked_by_any_name(site):
    assert check(site + "/tot") == check(site.replace("127.0.0.1", "localhost") + "/tot") == "not_public"
    assert Site.asked == []


@pytest.mark.parametrize("url", ["https://a b/", "https://" + "a" * 300 + "/", "http://127.0.0.1:99999/", "https://["])
def test_a_broken_address_is_no_error_of_ours(url):
    assert check(url, anywhere) in ("no_answer", "not_public")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address, public):
    assert is_public(address) is public


# The links


def link(**fields):
    return RelatedLink(**{"group": "Trung ương", "title": "Bộ Vườn tược", "url": "https://vuon.example"} | fields)


@pytest.mark.django_db
def test_the_page_groups_links_and_marks_those_outside(client, settings):
    settings.BASE_URL = "https://portal.example"
    link().save()
    link(group="Trong tỉnh", title="Trang ta", url="https://portal.example/a/").save()
    text = client.get(PAGE).content.decode()
    assert text.index("Trong tỉnh") < text.index("Trung ương")
    assert text.count('rel="external"') == 1
    assert "_blank" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["http://vuon.example", "javascript:alert(1)", "ftp://vuon.example", "vuon.example"])
def test_only_https_is_linked(url):
    with pytest.raises(ValidationError):
        link(url=url).full_clean()


@pytest.mark.django_db
def test_the_command_writes_what_links_answered(capsys):
    link(url="https://127.0.0.1/").save()
    call_command("check_links")
    stored = RelatedLink.objects.get()
    assert stored.last_status == "not_public"
    assert stored.last_checked_at <= timezone.now()
    assert "https://127.0.0.1/" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_admin_shows_what_is_broken(client, admin_user):
    client.force_login(admin_user)
    for title, status in (("Còn tốt", "200"), ("Đã hỏng", "404"), ("Chưa xem", "")):
        link(title=title, url=f"https://{status or 'moi'}.example", last_status=status).save()
    broken = client.get(LIST + "?broken=on").content.decode()
    assert "Đã hỏng" in broken
    assert "Còn tốt" not in broken
    assert "Chưa xem" not in broken


@pytest.mark.django_db
def test_the_demo_adds_what_is_absent_once():
    load_links()
    count = RelatedLink.objects.count()
    load_links()
    assert RelatedLink.objects.count() == count > 0


@pytest.mark.django_db
def test_the_page_costs_the_same_however_many_there_are(client, django_assert_max_num_queries):
    for number in range(40):
        link(url=f"https://vuon{number}.example").save()
    client.get(PAGE)
    with django_assert_max_num_queries(4):
        client.get(PAGE)
