"""Loading lists of units: what comes in, what comes out, what is told; a second time; what something refers to."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Commune, FormerCommune, FormerProvince, Province, Succession, UnitList
from agencies.units import loading
from agencies.units.files import UnitsError, read_files
from agencies.units.loading import load
from core.generation import PublicChange
from search.models import SearchDocument
from tests.agencies.conftest import DEMO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = date(2025, 7, 1)
CODES = "code,name,province_code,province\n"
LINES = 'Tỉnh,"Phường, xã mới","Phường, xã trước sáp nhập"\n'


@pytest.fixture
def file(tmp_path):
    """file(text) is the path of a file with this text."""

    def write(text, name="bang.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def stored():
    """What of old units is stored, without ids."""
    rows = Succession.objects.values_list("former__name", "former__district", "commune__code", "is_part", "words")
    return sorted(rows), sorted(FormerProvince.objects.values_list("name", "province__code"))


def test_the_demo_is_read_without_rest(demo_units):
    assert demo_units.counts["lines in"] == demo_units.counts["lines matched"] == Commune.objects.count() == 9
    assert demo_units.counts["units told"] == demo_units.counts["successions out"] == Succession.objects.count()
    untold = demo_units.unread, demo_units.unmatched, demo_units.without_line, demo_units.spelt_otherwise
    assert not any(untold)


def test_a_name_of_two_districts_is_two_units_and_a_parted_one_is_one(demo_units):
    assert FormerCommune.objects.filter(name="Xã Tân Lộc").count() == 2
    parted = FormerCommune.objects.get(name="Xã Giồng Dừa")
    assert list(parted.successions.values_list("is_part", flat=True)) == [True, True]


def test_a_former_province_is_told_where_there_was_one(demo_units):
    assert FormerCommune.objects.get(name="Xã Bàu Cát").former_province.name == "Bắc Giồng"
    assert FormerCommune.objects.get(name="Xã Gò Tràm").former_province is None


def test_a_second_loading_changes_nothing_but_its_date(demo_units):
    before, communes = stored(), list(Commune.objects.order_by("pk").values())
    load(read_files(DEMO), "Danh sách thử", DAY)
    assert stored() == before
    assert list(Commune.objects.order_by("pk").values()) == communes
    assert UnitList.objects.count() == 2


def test_a_loading_is_one_change_and_one_of_the_search(demo_units):
    before = PublicChange.objects.count()
    load(read_files(DEMO), "Danh sách thử", DAY)
    assert PublicChange.objects.count() - before <= 3


def test_a_new_list_replaces_names_and_keeps_the_records(demo_units, file):
    pk = Commune.objects.get(code="90010").pk
    report = load(read_files([file(CODES + "90010,Xã Sen Vàng,90,Tỉnh Phương Nam\n")]), "Mới", DAY)
    assert Commune.objects.get(code="90010").pk == pk
    assert str(Commune.objects.get(pk=pk)) == "Xã Sen Vàng"
    assert "Phường Phương Thành" in report.kept


def test_what_nothing_refers_to_goes(demo_units, file):
    codes = file(CODES + "90010,Xã Đồng Sen,90,Tỉnh Phương Nam\n", "ma.csv")
    lines = file(LINES + 'Phương Nam,Đồng Sen,"Xã Sen Trên"\n')
    report = load(read_files([codes, lines]), "Mới", DAY)
    assert [commune.code for commune in Commune.objects.all()] == ["90010"]
    assert report.counts["removed"] == 8
    # A former province refers to it: the table of provinces was not replaced.
    assert report.kept == ["Tỉnh Bắc Giồng"]
    assert Province.objects.count() == 2


def test_what_something_refers_to_stays_and_is_told(demo_units, file):
    """An old unit refers to it here; a desk does so likewise."""
    codes = file(CODES + "90010,Xã Đồng Sen,90,Tỉnh Phương Nam\n")
    report = load(read_files([codes]), "Mới", DAY)
    assert len(report.kept) == 7 + 1  # communes with old units, and the province that still has some
    assert Commune.objects.count() == 1 + 7


def test_a_document_follows_each_commune_of_the_province(demo_units, file):
    found = SearchDocument.objects.filter(kind="commune", is_removed=False)
    assert found.count() == 7
    assert "Xã Sen Trên" in found.get(title="Xã Đồng Sen").aliases
    load(read_files([file(CODES + "95001,Phường Sao Mai Bắc,95,Tỉnh Bắc Giồng\n")]), "Mới", DAY)
    assert found.count() == Commune.objects.filter(province__code="90").count()


def test_names_are_compared_and_never_guessed(file):
    codes = file(
        CODES + "1,Xã Sơn Hà,9,Tỉnh Thử\n2,Xã Sơn Hạ,9,Tỉnh Thử\n3,Xã Hoà Tân,9,Tỉnh Thử\n4,Xã Lẻ,9,Tỉnh Thử\n",
        "ma.csv",
    )
    lines = file(
        LINES
        + "Thử,Sơn Hà,Xã A\nThử,Sơn Hạ,Xã B\nThử,Sơn Há,Xã C\nThử,Hòa Tấn,Xã D\nThử,Không Có,Xã E\nKhác,Sơn Hà,Xã F\n"
    )
    report = load(read_files([codes, lines]), "Mới", DAY)
    into = dict(Succession.objects.values_list("former__name", "commune__name"))
    assert into == {"Xã A": "Xã Sơn Hà", "Xã B": "Xã Sơn Hạ", "Xã D": "Xã Hoà Tân"}
    assert report.spelt_otherwise == ["Thử, Hòa Tấn: Xã Hoà Tân"]
    assert [line.partition(":")[0] for line in report.unmatched] == ["Thử, Sơn Há", "Thử, Không Có", "Khác, Sơn Hà"]
    assert report.without_line == ["Tỉnh Thử, Xã Lẻ"]


def test_decomposed_marks_are_composed(file):
    decomposed = "90010,Xa\u0303 \u0110o\u0302\u0300ng Sen,90,Ti\u0309nh Phu\u031bo\u031bng Nam\n"
    load(read_files([file(CODES + decomposed)]), "Mới", DAY)
    assert Commune.objects.get().name == "Xã Đồng Sen"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        CODES + "x1,Xã A,9,Tỉnh Thử\n",
        CODES + "1,Xã A,9,Tỉnh Thử\n1,Xã B,9,Tỉnh Thử\n",
        'code,"name\n',
    ],
)
def test_a_file_that_is_none_is_refused(file, text):
    with pytest.raises(UnitsError):
        read_files([file(text)])


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "bang.csv"
    path.write_bytes(b"code,name\xff\xfe")
    with pytest.raises(UnitsError):
        read_files([path])


def test_two_files_of_one_shape_are_refused(file):
    with pytest.raises(UnitsError):
        read_files([file(CODES, "a.csv"), file(CODES, "b.csv")])


def test_a_row_without_its_cells_is_told(file):
    tables = read_files([file(CODES + "1,Xã A\n,,,\n2,Xã B,9,Tỉnh Thử\n")])
    assert len(tables.unread) == 1
    assert "Xã A" in tables.unread[0]


def test_nothing_is_stored_when_something_breaks(demo_units, monkeypatch):
    before = stored()
    monkeypatch.setattr(loading, "_make_findable", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(read_files(DEMO), "Mới", DAY)
    assert stored() == before


def test_the_command_tells_what_it_did(capsys):
    call_command("load_units", *DEMO, source="Danh sách thử", as_of="01/07/2025")
    said = capsys.readouterr().out
    assert "       9  " in said
    assert UnitList.objects.get().as_of == DAY


def test_the_command_says_when_the_portals_province_is_not_in_the_list(capsys, settings):
    settings.PORTAL_PROVINCE = "tỉnh Không Có"
    call_command("load_units", *DEMO, source="Danh sách thử", as_of="01/07/2025")
    assert "tỉnh Không Có" in capsys.readouterr().out


def test_site_search_leads_from_an_old_name_to_the_commune(client, demo_units):
    assert 'href="/noi-o/?xa=90010"' in client.get("/tim-kiem/", {"q": "xa sen tren"}).content.decode()


@pytest.mark.parametrize("day", ["2025-07-01", "31/02/2025", "hôm nay", ""])
def test_the_command_refuses_a_day_that_is_none(day):
    with pytest.raises(CommandError):
        call_command("load_units", *DEMO, source="Danh sách thử", as_of=day)
    assert not Commune.objects.exists()


def test_the_command_refuses_a_list_without_a_source():
    with pytest.raises(CommandError):
        call_command("load_units", *DEMO, source="  ", as_of="01/07/2025")


@pytest.mark.shared
@pytest.mark.slow
def test_the_lists_of_the_country_add_up(country_files):
    """Every row comes out or is told: 3,321 communes, 10,444 old units of which 7 are none."""
    with CaptureQueriesContext(connection) as asked:
        report = load(read_files(country_files), "Thử", DAY)
    counts = report.counts
    assert counts["codes in"] == counts["communes out"] == counts["lines in"] == counts["lines matched"] == 3321
    assert (counts["provinces out"], counts["provinces matched"], counts["former provinces out"]) == (34, 34, 63)
    assert counts["units told"] - counts["units unread"] - counts["told twice"] == Succession.objects.count() == 10437
    assert (counts["units unread"], counts["lines not merged"], counts["lines without words"]) == (7, 127, 1)
    assert (report.unmatched, report.without_line, report.spelt_otherwise, report.kept) == ([], [], [], [])
    assert len(asked) < 400
