"""The demo's desks over a fortnight with a holiday and an exception, by hand; nobody contradicts them."""

from datetime import date, datetime, timedelta

import pytest

from agencies.desks.finding import places
from agencies.desks.saying import slot_words, state_of
from agencies.models import Desk
from demo.desks import load_desks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
# From Monday 23/11/2026: F office hours, L until 19:00, P police, T tax, H and M mornings of offices and of police.
HOURS = {
    "F": "7:30–11:30, 13:30–17:00",
    "L": "7:30–11:30, 13:30–19:00",
    "P": "7:00–11:30, 13:00–17:00",
    "T": "7:30–11:30, 13:00–16:30",
    "H": "7:30–11:30",
    "M": "7:00–11:30",
    ".": "nghỉ",
}
FORTNIGHT = {
    "Trung tâm Phục vụ hành chính công tỉnh Phương Nam": "F.FLF..FFFLF..",
    "Bộ phận một cửa phường Phương Thành": "F.FFFH.FFFFFH.",
    "Bộ phận một cửa xã Cù Lao Mận": "F.FFF..FFFFF..",
    "Công an phường Phương Thành": "P.PPPM.PPPPPM.",
    "Chi nhánh Văn phòng đăng ký đất đai Vàm Sáng": "F.FFF..FFFFF..",
    "Bộ phận một cửa Thuế tỉnh Phương Nam": "T.TTT..TTTTT..",
}


@pytest.fixture
def named():
    """{name: Place} of the demo."""
    return {place.desk.name: place for place in places()}


@pytest.mark.parametrize(("name", "letters"), FORTNIGHT.items())
def test_a_fortnight_of_a_desk(named, name, letters):
    days = [date(2026, 11, 23) + timedelta(days=ahead) for ahead in range(14)]
    shown = [slot_words(named[name].timetable.on(day).slots) for day in days]
    assert shown == [HOURS[letter] for letter in letters]


@pytest.mark.parametrize(
    ("name", "at", "words"),
    [
        ("Bộ phận một cửa xã Cù Lao Mận", "07/12/2026 09:00",
         "Hôm nay nghỉ (sửa cầu phà, nhận hồ sơ ở xã Đồng Sen), mở lại lúc 7:30 thứ Tư 09/12"),
        ("Trung tâm Phục vụ hành chính công tỉnh Phương Nam", "03/12/2026 18:59", "Đang mở, đến 19:00"),
        ("Trung tâm Phục vụ hành chính công tỉnh Phương Nam", "18/12/2026 14:00",
         "Đang nghỉ, mở lại lúc 7:30 thứ Hai 21/12"),
        ("Công an phường Phương Thành", "24/11/2026 00:00",
         "Hôm nay nghỉ (Ngày nghỉ 24/11), mở lại lúc 7:00 thứ Tư 25/11"),
        ("Bộ phận một cửa phường Phương Thành", "22/08/2026 15:00", "Đang mở, đến 17:00"),
    ],
)  # fmt: skip
def test_a_moment_at_a_desk(named, name, at, words):
    assert state_of(named[name].timetable, datetime.strptime(at, "%d/%m/%Y %H:%M"))[0] == words


def test_every_commune_has_its_one_stop_desk_its_police_and_its_land_office(named):
    for kind in ("commune", "police", "land"):
        served = [code for place in named.values() if place.desk.kind == kind for code in place.communes]
        assert len(served) == len(set(served)) == 7


def test_the_article_and_the_contact_page_say_what_the_desk_says(client, named):
    article = client.get("/tin-tuc/", {"q": "trung tam nhan ho so den 19 gio thu nam"})
    assert article.status_code == 200
    contact = client.get("/lien-he-gio-lam-viec/").content.decode()
    assert "/noi-tiep-nhan/" in contact
    assert "17 giờ" not in contact


def test_a_second_load_keeps_what_an_editor_changed():
    desk = Desk.objects.first()
    desk.address = "Số 9 đường Mới"
    desk.save_revision().publish()
    load_desks()
    assert Desk.objects.get(pk=desk.pk).address == "Số 9 đường Mới"
    assert Desk.objects.count() == 23
