"""The pages of life events: the path, the case, what is asked by hand, what they cost."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.events.coverage import coverage
from catalogue.models import EventGuide
from search.models import SearchDocument
from tests.home.content import record, store

from .content import event, guide, step

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PAGE = "/su-kien/nuoi-chim/"
NEST, RING, FEED = "9.300001", "9.300002", "9.300003"


@pytest.fixture
def path():
    """A life event with three procedures: one for everybody, two in a case each."""
    names = ("Cấp tổ chim", "Đeo vòng chim", "Mua thức ăn chim")
    store(*(record(number, name) for number, name in enumerate(names, 1)))
    steps = [step("Vòng", RING, cases="Chim già"), step("Thức ăn", FEED, cases="Chim non"), step("Tổ", NEST)]
    return guide(event(), *steps, afterwards="Cho chim uống nước.", aliases="mới có bồ câu")


def text(client, address=PAGE, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_step_shows_what_it_takes(client, path):
    page = text(client)
    for fact in ("Vòng", "Đeo vòng chim", "20.000 đồng", "5 ngày làm việc", "Cho chim uống nước."):
        assert fact in page


def test_a_case_leaves_the_steps_of_others_out(client, path):
    page = text(client, **{"truong-hop": "chim-gia"})
    assert "/thu-tuc/9.300002/" in page
    assert "/thu-tuc/9.300001/" in page
    assert "/thu-tuc/9.300003/" not in page
    assert 'name="robots" content="noindex"' in page


@pytest.mark.parametrize("typed", ["chim-la", "x" * 300, "'--", "<script>", "%00", "２"])
def test_a_case_that_is_none_shows_all_steps_and_says_so(client, path, typed):
    page = text(client, **{"truong-hop": typed})
    assert "notice-gold" in page
    assert all(f"/thu-tuc/{code}/" in page for code in (NEST, RING, FEED))


def test_an_event_without_a_path_leads_to_its_procedures(client):
    event()
    assert "/thu-tuc/?su-kien=nuoi-chim" in text(client) or "/thu-tuc/" in text(client)


def test_a_national_group_leads_to_the_event_it_belongs_under(client, path):
    event("nhom-chim-123456", "Nhóm chim", national_id="group-1", parent=path.event)
    assert client.get("/su-kien/nhom-chim-123456/")["Location"] == PAGE


def test_an_unknown_event_answers_404(client):
    assert client.get("/su-kien/khong-co/").status_code == 404


def test_the_front_page_the_list_and_both_site_maps_lead_to_it(client, path):
    for address in ("/", "/su-kien/", "/so-do/"):
        assert f'href="{PAGE}"' in text(client, address)
    assert f"{PAGE}</loc>" in text(client, "/sitemap.xml")


def test_three_clicks_from_the_front_page_to_the_procedure(client, path):
    assert f'href="{PAGE}"' in text(client, "/")
    assert 'href="/thu-tuc/9.300001/cap-to-chim/"' in text(client)


def test_the_list_is_there_without_any_procedure(client):
    assert "/thu-tuc/" in text(client, "/su-kien/")


def test_queries_do_not_grow_with_the_steps(client, path):
    def queries(address):
        text(client, address)
        with CaptureQueriesContext(connection) as asked:
            text(client, address + "?truong-hop=x")
        return len(asked)

    few = queries(PAGE)
    records = store(*(record(number, f"Việc {number} của chim") for number in range(10, 40)))
    guide(event("dan-chim", "Đàn chim"), *(step(f"Việc {row.pk}", row.code) for row in records))
    assert queries("/su-kien/dan-chim/") == few <= 4


# Search


def found(client, words):
    finder = client.get("/tim-kiem/", {"q": words}).context["finder"]
    best = [finder.best.card["url"]] if finder.best else []
    return best + [card["url"] for card in finder.results]


def test_it_is_found_by_what_people_say(client, path):
    assert PAGE in found(client, "bồ câu")


def test_a_new_name_is_found_at_once_and_a_deleted_event_is_gone(client, path):
    event = path.event
    event.name = "Sáo sậu"
    event.save()
    assert found(client, "sáo sậu") == [PAGE, PAGE]
    event.delete()
    assert PAGE not in found(client, "sáo  sậu")


def test_a_path_that_is_taken_off_is_not_found_by_its_words(client, path):
    path.unpublish()
    assert PAGE not in found(client, "bồ câu")
    assert "Cho chim uống nước." not in text(client)


def test_what_a_migration_brought_is_found_after_midnight(client):
    call_command("refresh_dated_facts", stdout=StringIO())
    assert SearchDocument.objects.filter(kind="guide", url="/su-kien/co-con-nho/").exists()
    assert SearchDocument.objects.filter(kind="guide", url="/tra-cuu-ho-so/").exists()


# Editors


def sign_in(client, group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def test_coverage_tells_steps_that_lead_nowhere(path):
    guide(event("ban-chim", "Bán chim"), step("Tổ", NEST), step("Bay", "9.300009"))
    store(record(1, "Cấp tổ chim"), full=True)
    rows = {row.event.slug: row for row in coverage()[0]}
    assert [made.title for made in rows["ban-chim"].missing] == ["Bay"]
    assert [made.title for made in rows["nuoi-chim"].withdrawn] == ["Vòng", "Thức ăn"]
    assert rows["nuoi-chim"].steps == 3


def test_the_report_is_for_those_who_may_change_the_guides(client, path):
    sign_in(client, "Biên tập viên")
    assert "Nuôi chim" in text(client, "/quan-tri/bao-cao/su-kien/")
    client.logout()
    sign_in(client, "Phóng viên")
    assert client.get("/quan-tri/bao-cao/su-kien/").status_code in (302, 403)


@pytest.mark.parametrize(
    "address", ["eventguide/add/", "eventguide/", "submissionlink/", "submissionlink/?dead=on&state=fails"]
)
def test_editors_find_the_guides_and_the_links_in_the_catalogue(client, path, address):
    sign_in(client, "Biên tập viên")
    assert client.get(f"/quan-tri/snippets/catalogue/{address}").status_code == 200


def test_nobody_writes_down_what_a_link_said(client):
    sign_in(client, "Trưởng ban")
    assert client.get("/quan-tri/snippets/catalogue/submissionlink/add/").status_code in (302, 403, 404)


def test_the_steps_are_rows_of_the_form(client, path):
    sign_in(client, "Biên tập viên")
    form = text(client, f"/quan-tri/snippets/catalogue/eventguide/edit/{path.pk}/")
    assert 'name="steps-0-title"' in form
    assert 'name="steps-0-is_bundle"' in form


def test_nobody_publishes_a_path_alone(client, path):
    sign_in(client, "Biên tập viên")
    address = f"/quan-tri/snippets/catalogue/eventguide/edit/{path.pk}/"
    sent = {
        "event": path.event_id, "summary": "Lời mới.", "aliases": "", "afterwards": "", "steps-TOTAL_FORMS": 0,
        "steps-INITIAL_FORMS": 0, "steps-MIN_NUM_FORMS": 0, "steps-MAX_NUM_FORMS": 1000, "action-publish": "1",
    }  # fmt: skip
    client.post(address, sent)
    assert "Lời mới." not in text(client)
    assert EventGuide.objects.get(pk=path.pk).summary == "Từ trứng đến chuồng."


def test_the_path_goes_the_way_of_approval(path):
    assert path.get_workflow().name == "Trưởng ban duyệt"
