"""The coverage report as a page, as files and as data: who may read it, what a spreadsheet and a machine get."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, User
from openpyxl import load_workbook

from news.models import Category
from tests.figures.test_coverage import TODAY, article

pytestmark = pytest.mark.django_db
PAGE, CSV, XLSX, JSON = (f"/so-lieu/do-phu{ending}" for ending in ("/", ".csv", ".xlsx", ".json"))


def sign_in(client, group):
    user = User.objects.create_user("nguoi-doc", password="x")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


@pytest.mark.parametrize("path", [PAGE, CSV, XLSX])
@pytest.mark.parametrize(
    ("group", "status"), [("Trưởng ban", 200), ("Quản trị", 200), ("Biên tập viên", 403), ("", 403)]
)
def test_leaders_and_heads_read_it_and_nobody_else(client, path, group, status):
    sign_in(client, group)
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", [PAGE, CSV, XLSX])
def test_who_is_not_signed_in_is_asked_to(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    assert "no-store" in answer["Cache-Control"]


def test_the_endpoint_is_open_and_may_be_kept(client):
    article("thong-bao")
    answer = client.get(JSON)
    assert answer["Cache-Control"] == "public, max-age=300"
    data = answer.json()
    assert [group["key"] for group in data["groups"]] == ["completeness", "timeliness", "access", "use"]
    (notices,) = [row for row in data["categories"] if row["key"] == "thong-bao"]
    assert (notices["articles"], notices["newest_on"], notices["state"]) == (1, TODAY.isoformat(), "fresh")
    for figure in (figure for group in data["groups"] for figure in group["figures"]):
        assert figure["source"] is None or "/quan-tri/" not in figure["source"]
        assert {"value", "of", "unit", "scope", "definition", "as_of"} <= set(figure)


@pytest.mark.parametrize("path", [PAGE, CSV, XLSX, JSON])
def test_nothing_is_posted_to_it(client, path):
    assert client.post(path).status_code == 405


def test_a_spreadsheet_runs_nothing(admin_client):
    Category.objects.filter(slug="thong-bao").update(name="=cmd()")
    text = admin_client.get(CSV).content.decode()
    assert text.startswith("\ufeff")
    assert "'=cmd()" in [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    sheet = load_workbook(io.BytesIO(admin_client.get(XLSX).content)).active
    assert "f" not in {cell.data_type for row in sheet for cell in row}


def test_the_csv_holds_numbers_as_a_vietnamese_spreadsheet_reads_them(admin_client):
    article("thong-bao")
    text = admin_client.get(CSV).content.decode().removeprefix("\ufeff")
    shares = [row["%"] for row in csv.DictReader(io.StringIO(text)) if row["%"]]
    assert any("," in share for share in shares)
    assert not any("." in share for share in shares)


def test_the_workbook_holds_numbers_and_days(admin_client):
    article("thong-bao")
    sheet = load_workbook(io.BytesIO(admin_client.get(XLSX).content)).active
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["Thông báo"][2] == 1
    assert rows["Thông báo"][7].date() == TODAY


def test_a_source_that_the_reader_may_not_open_is_named_without_a_link(client):
    sign_in(client, "Quản trị")
    assert 'href="/quan-tri/bao-cao/quet-trang/"' not in client.get(PAGE).content.decode()


def test_the_reports_menu_leads_there_for_those_who_may(client):
    sign_in(client, "Trưởng ban")
    assert PAGE in client.get("/quan-tri/").content.decode()


def test_an_administrator_can_give_the_right_to_a_group(admin_client):
    group = Group.objects.get(name="Biên tập viên")
    page = admin_client.get(f"/quan-tri/groups/edit/{group.pk}/").content.decode()
    assert "view_coverage" in page or "coverage report" in page or "báo cáo độ phủ" in page
