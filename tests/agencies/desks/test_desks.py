"""Pages of desks: who is open now, on any day; one record feeds every page; the name of a group leads to its desks."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.desks.clock import next_turn
from agencies.desks.finding import place_of
from agencies.desks.kinds import kind_of_body
from agencies.desks.receptions import receptions
from agencies.models import CalendarDay, CitizenReception, DeskException, DeskHours, DeskKind
from core.approval import PublicationRefused
from search.models import SearchDocument

from .making import agency, desk, slots, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """clock("30/11/2026 09:00") makes it that moment here."""

    def at(words):
        moment = timezone.make_aware(dt.datetime.strptime(words, "%d/%m/%Y %H:%M"))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at("30/11/2026 09:00")
    return at


def test_the_list_and_the_desk_say_whether_it_is_open_now(client, clock):
    made = desk("Bộ phận một cửa phường Sân Chim", hotline="0299 333 444")
    for address in ("/noi-tiep-nhan/", made.get_absolute_url()):
        assert "Đang mở, đến 11:30" in text_of(client.get(address))
    clock("30/11/2026 11:30")
    assert "Đang nghỉ, mở cửa lúc 13:30 hôm nay" in text_of(client.get(made.get_absolute_url()))


def test_a_kept_page_changes_when_the_door_does(client, clock):
    desk("Bộ phận một cửa phường Sân Chim")
    assert timezone.localtime(next_turn(timezone.now())).strftime("%H:%M") == "11:30"
    clock("30/11/2026 17:00")
    assert timezone.localtime(next_turn(timezone.now())).strftime("%d/%m %H:%M") == "01/12 07:30"


def test_the_minute_after_a_cut_off_is_a_turn_too(clock):
    desk("Bộ phận một cửa phường Sân Chim", cut_off=dt.time(14, 30))
    clock("30/11/2026 14:00")
    assert timezone.localtime(next_turn(timezone.now())).strftime("%H:%M") == "14:31"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("01/12/2026", "Thứ Ba 01/12/2026: 7:30–11:30, 13:30–17:00."),
        ("2026-12-06", "Chủ nhật 06/12/2026: nghỉ."),
        ("2/9/2027", "Thứ Năm 02/09/2027: nghỉ (Quốc khánh); dự kiến, lịch nghỉ năm 2027 chưa chốt."),
        ("29/11/2026", "Ngày 29/11/2026 đã qua. Hãy chọn một ngày sắp tới."),
        ("01/01/9999", "Ngày 01/01/9999 còn xa quá: chưa ai biết giờ mở cửa."),
        ("31/02/2027", "“31/02/2027” không phải là một ngày."),
        ("mai", "“mai” không phải là một ngày."),
        ("<b>" * 100, "“<b><b>"),
        ("٣٠/١١/٢٠٢٦", "không phải là một ngày"),
    ],
)
def test_any_day_has_an_answer(client, clock, asked, said):
    made = desk("Bộ phận một cửa phường Sân Chim")
    answer = client.get(made.get_absolute_url(), {"ngay": asked})
    assert answer.status_code == 200
    assert said in answer.context["answer"][0].upper() + answer.context["answer"][1:]
    assert "noindex" in answer.content.decode()


def test_a_desk_that_closed_says_where_to_go_instead(client, clock):
    new = desk("Bộ phận một cửa phường Sân Chim")
    old = desk("Bộ phận một cửa cũ", closed_from=dt.date(2026, 11, 1), instead=new)
    text = text_of(client.get(old.get_absolute_url()))
    assert "Đã ngừng tiếp nhận từ 01/11/2026." in text
    assert "Hãy đến: Bộ phận một cửa phường Sân Chim" in text
    assert "Bộ phận một cửa cũ" not in text_of(client.get("/noi-tiep-nhan/"))


def test_hours_that_nobody_stated_are_not_made_up(client, clock):
    made = desk("Bộ phận một cửa phường Sân Chim", weekdays=())
    text = text_of(client.get(made.get_absolute_url()))
    assert "Chưa có giờ mở cửa" in text
    assert "Đang mở" not in text


def test_the_agency_shows_its_desks_and_the_name_of_a_group_leads_to_the_desks_it_means(client, clock):
    office = agency("Công an phường Sân Chim", phone="0299 555 666")
    desk("Công an phường Sân Chim", kind="police", agency=office)
    group = agency("Công an cấp xã")
    assert "Đang mở, đến 11:30" in text_of(client.get(office.get_absolute_url()))
    text = text_of(client.get(group.get_absolute_url()))
    assert "Đây là tên chung của nhiều nơi" in text
    assert "Công an phường Sân Chim" in text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công an cấp Xã", DeskKind.POLICE),
        ("UBND cấp  xã", DeskKind.COMMUNE),
        ("Ủy ban Nhân dân xã, phường, thị trấn.", DeskKind.COMMUNE),
        ("Phòng Kinh tế, Hạ tầng và Đô thị cấp xã", DeskKind.COMMUNE),
        ("Chi nhánh Văn phòng đăng ký đất đai khu vực", DeskKind.LAND),
        ("Sở Tư Pháp", DeskKind.CENTRE),
        ("Chủ tịch ủy ban nhân dân cấp tỉnh", DeskKind.CENTRE),
        ("Thuế cơ sở", DeskKind.TAX),
        ("Bộ Công an", None),
        ("Ngân hàng Nhà nước Khu vực", None),
        ("", None),
    ],
)
def test_names_of_groups_are_kinds_of_desks(name, kind):
    assert kind_of_body(name) == kind


def test_a_draft_is_nobodys_and_a_published_desk_is_found(client, clock):
    draft = desk("Quầy nháp", publish=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    made = desk("Bộ phận một cửa phường Sân Chim")
    found = client.get("/tim-kiem/", {"q": "gio lam viec phuong san chim"})
    assert made.get_absolute_url() in found.content.decode()
    made.unpublish()
    assert client.get(made.get_absolute_url()).status_code == 404
    assert SearchDocument.objects.get(kind="desk", object_key=made.pk).is_hidden


def test_nobody_publishes_a_desk_alone():
    author = User.objects.create_user("tacgia")
    draft = desk("Quầy mới", publish=False)
    revision = draft.save_revision(user=author)
    with pytest.raises(PublicationRefused):
        draft.publish(revision, user=author)


@pytest.mark.parametrize(
    "times",
    [("07:30", "", "", ""), ("11:30", "07:30", "", ""), ("07:30", "13:00", "12:00", "17:00"), ("", "11:30", "", "")],
)
def test_hours_without_sense_are_refused(times):
    with pytest.raises(ValidationError):
        DeskHours(weekday=0, **slots(times)).clean()


def test_an_exception_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError):
        DeskException(first_day=dt.date(2026, 12, 2), last_day=dt.date(2026, 12, 1), reason="sửa chữa").clean()


def test_a_holiday_of_the_calendar_closes_every_desk_at_once(client, clock):
    made = desk("Bộ phận một cửa phường Sân Chim")
    assert "Đang mở" in text_of(client.get(made.get_absolute_url()))
    CalendarDay.objects.create(day=dt.date(2026, 11, 30), name="Nghỉ bão", source="Công điện số 1")
    assert "Hôm nay nghỉ (Nghỉ bão), mở lại lúc 7:30 thứ Ba 01/12" in text_of(client.get(made.get_absolute_url()))


def test_the_list_asks_the_database_the_same_however_many_desks_there_are(client, clock, django_assert_max_num_queries):
    for number in range(3):
        desk(f"Bộ phận một cửa xã số {number}")
    client.get("/noi-tiep-nhan/", {"x": 1})
    with django_assert_max_num_queries(12):
        client.get("/noi-tiep-nhan/", {"x": 2})
    for number in range(20):
        desk(f"Bộ phận một cửa phường số {number}")
    client.get("/noi-tiep-nhan/", {"x": 3})
    with django_assert_max_num_queries(12):
        client.get("/noi-tiep-nhan/", {"x": 4})


def test_a_reception_that_falls_on_a_day_off_moves_to_the_next_working_day(client, clock):
    made = desk("Trụ sở tiếp công dân")
    made.receptions = [CitizenReception(who="Chủ tịch", day_of_month=6, **slots(("07:30", "09:00", "", "")))]
    made.save_revision().publish()
    text = text_of(client.get(made.get_absolute_url()))
    assert "Thứ Hai 07/12/2026 (thay ngày nghỉ 06/12/2026) Chủ tịch 7:30–9:00" in text
    assert "Thứ Tư 06/01/2027 (dự kiến)" in text
    clock("08/12/2026 09:00")
    assert "07/12/2026" not in text_of(client.get(made.get_absolute_url()))


@pytest.mark.parametrize(("day", "shown"), [(31, "28/02/2027"), (30, "28/02/2027"), (1, "01/02/2027")])
def test_the_last_day_of_a_short_month_stands_for_those_it_lacks(clock, day, shown):
    clock("01/02/2027 08:00")
    made = desk("Trụ sở tiếp công dân")
    made.receptions = [CitizenReception(who="Chủ tịch", day_of_month=day)]
    made.save_revision().publish()
    first = receptions(place_of(made.slug), dt.date(2027, 2, 1))[0]
    assert f"{first.instead_of or first.day:%d/%m/%Y}" == shown


def test_an_agency_tells_what_it_does_and_which_bodies_are_below_it(client):
    above = agency("Sở Vườn tược", functions="Giữ vườn\nĐếm chim")
    agency("Phòng Tổ chim", parent=above)
    text = text_of(client.get(above.get_absolute_url()))
    assert "Đếm chim" in text
    assert "Phòng Tổ chim" in text
