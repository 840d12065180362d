"""The newsroom's whole chain, played by three people at their own screens: write, return, approve, schedule, publish,
correct, take down."""

from datetime import datetime, timedelta, timezone

import pytest

from .newsroom import Person

pytestmark = pytest.mark.browser

TITLE = "Quầy một cửa tiếp dân sáng thứ Bảy"
SLUG = "/tin-tuc/quay-mot-cua-tiep-dan-sang-thu-bay/"
LEAD = "Từ thứ Hai tới, quầy tiếp nhận hồ sơ ở phường mở thêm buổi sáng thứ Bảy cho người đi làm trong tuần."
HAND_IN, PASS_ON, APPROVE = "Chuyển duyệt", "Chuyển trưởng ban", "Duyệt và đăng"
RETURN = "Trả lại kèm lý do"
PROCEDURE = "1.001193"
VIETNAM = timezone(timedelta(hours=7))
THE_CLOCK_COMES = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Revision
now = timezone.now() - timedelta(seconds=1)
for revision in Revision.objects.exclude(approved_go_live_at=None):
    revision.approved_go_live_at = now
    revision.content |= {"go_live_at": now.isoformat(), "published_on": now.isoformat()}
    revision.save()
"""


@pytest.fixture
def newsroom(visit):
    """The reporter, the editor, the head, and a reader without an account."""
    people = [Person(visit("/tin-tuc/"), username) for username in ("phongvien", "bientap", "truongban")]
    return *people, visit("/")


def test_three_people_bring_an_article_to_its_readers_and_take_it_off_again(newsroom, portal):
    reporter, editor, head, reader = newsroom
    article = reporter_writes(reporter)
    editor_returns_and_reporter_improves(article, reporter, editor)
    head_misses_the_description(article, reporter, editor, head)
    head_schedules(article, head, reader)
    the_hour_comes(portal, reader)
    a_number_changes_only_with_a_correction(article, reporter, editor, head, reader)
    taken_down_by_two(article, editor, head, reader)


def reporter_writes(reporter):
    """A draft with a photo, a text, a figure whose parts do not add up, an author and a procedure; its number."""
    page = reporter.page
    reporter.new_article()
    reporter.fill("id_", title=TITLE, lead=LEAD)
    reporter.choose("id_category", "Tin tức, sự kiện")
    reporter.choose_photo()
    reporter.add_block("nội dung")
    reporter.write_text("Quầy mở từ 7 giờ 30, tiếp nhận 12 thủ tục.")
    reporter.add_block("số liệu")
    facts = {"label": "hồ sơ", "value": "100", "unit": "hồ sơ", "scope": "toàn tỉnh", "source_name": "Văn phòng"}
    reporter.fill("body-1-value-", **facts)
    for place, (label, value) in enumerate([("nộp trực tuyến", "60"), ("nộp trực tiếp", "30")]):
        page.locator("[data-contentpath=components] .c-sf-add-button >> visible=true").last.click()
        reporter.fill(f"body-1-value-components-{place}-value-", label=label, value=value)
    page.click("#id_bylines-ADD")
    reporter.fill("id_bylines-0-", name="Hồng Mai")
    reporter.relate(PROCEDURE)
    article = reporter.save()
    assert "Các phần cộng lại là 90; còn 10 trong 100 không được nguồn giải thích." in reporter.messages()
    assert [action for action in reporter.actions() if "đăng" in action] == []
    reporter.press(HAND_IN)
    assert "Đã chuyển duyệt" in reporter.messages()
    return article


def editor_returns_and_reporter_improves(article, reporter, editor):
    """The reason stands above the draft; what was wrong is put right and handed in again."""
    editor.open(article)
    editor.decide(RETURN, "Thiếu ngày của số liệu; các phần chưa cộng đủ.")
    reporter.open(article)
    assert "Thiếu ngày của số liệu; các phần chưa cộng đủ." in reporter.messages()
    reporter.fill("body-1-value-", as_of="15/11/2026")
    reporter.fill("body-1-value-components-1-value-", value="40")
    reporter.press("Chuyển duyệt lại cho bước “Biên tập”")
    assert "không được nguồn giải thích" not in reporter.messages()
    editor.open(article)
    editor.press(PASS_ON)


def head_misses_the_description(article, reporter, editor, head):
    """What a publication lacks is named on its field and nothing goes public; the reporter adds it."""
    head.open(article)
    head.press(APPROVE)
    assert head.error_at("photo_alt") == "Ảnh chưa có mô tả cho người không nhìn thấy."
    head.decide(RETURN, "Ảnh thiếu mô tả.")
    reporter.open(article)
    assert "Ảnh thiếu mô tả." in reporter.messages()
    reporter.fill("id_", photo_alt="Người dân nộp hồ sơ ở quầy")
    reporter.press("Chuyển duyệt lại cho bước “Duyệt”")


def head_schedules(article, head, reader):
    """Approved for tomorrow: shown as scheduled, locked for everybody, not public."""
    head.open(article)
    hour = (datetime.now(VIETNAM) + timedelta(days=1)).strftime("%d/%m/%Y %H:%M")
    head.schedule(hour)
    head.press(APPROVE)
    head.open(article)
    day, time = hour.split()
    assert f"đã hẹn giờ hiển thị lúc {time} {day}" in head.messages()
    assert head.actions() == ["Trang đã khóa"]
    assert reader.goto(SLUG).status == 404


def the_hour_comes(portal, reader):
    """Public with its page, in the search, in the list, at its procedure and in the feed, at once."""
    portal.manage("shell", "-v", "0", "-c", THE_CLOCK_COMES)
    portal.manage("publish_scheduled")
    assert reader.goto(SLUG).status == 200
    assert reader.locator("h1").inner_text() == TITLE
    assert is_found(reader)
    for path in ("/tin-tuc/", f"/thu-tuc/{PROCEDURE}/", "/tin-tuc/rss.xml"):
        assert SLUG in reader.request.get(path).text(), path


def is_found(reader):
    """Whether the search box leads to the article."""
    reader.goto("/tim-kiem/")
    reader.fill("main [name=q]", "quầy một cửa sáng thứ bảy")
    with reader.expect_navigation():
        reader.press("main [name=q]", "Enter")
    return reader.locator(f"a[href*='{SLUG}']").count() > 0


def a_number_changes_only_with_a_correction(article, reporter, editor, head, reader):
    """A published number is refused without a correction and changed with one that readers see."""
    reporter.open(article)
    reporter.write_text("Quầy mở từ 7 giờ 30, tiếp nhận 15 thủ tục.")
    reporter.press(HAND_IN)
    editor.open(article)
    editor.press(PASS_ON)
    head.open(article)
    head.press(APPROVE)
    assert "(12)" in head.page.locator("main").inner_text()
    assert "12 thủ tục" in reader.request.get(SLUG).text()
    head.decide(RETURN, "Ghi đính chính cho số thủ tục.")
    reporter.open(article)
    reporter.page.click("#id_corrections-ADD")
    words = {"corrected_on": "22/11/2026", "wrong": "Quầy tiếp nhận 12 thủ tục.", "right": "Quầy tiếp nhận 15 thủ tục."}
    reporter.fill("id_corrections-0-", **words)
    reporter.press("Chuyển duyệt lại cho bước “Duyệt”")
    head.open(article)
    head.press(APPROVE)
    reader.goto(SLUG)
    shown = reader.locator("main").inner_text()
    assert "Đính chính ngày 22/11/2026" in shown
    assert "tiếp nhận 15 thủ tục" in shown


def taken_down_by_two(article, editor, head, reader):
    """One asks, another decides; the address says so and the search forgets it."""
    editor.page.goto(f"/quan-tri/toa-soan/{article}/go-bai/")
    editor.fill("id_", reason="Lịch tiếp dân đã thay đổi.")
    with editor.page.expect_navigation():
        editor.page.get_by_role("button", name="Gửi đề nghị gỡ bài").click()
    assert reader.goto(SLUG).status == 200
    head.page.goto("/quan-tri/")
    with head.page.expect_navigation():
        head.page.locator("main a[href*=go-bai]", has_text=TITLE).click()
    with head.page.expect_navigation():
        head.page.get_by_role("button", name="Gỡ bài", exact=True).click()
    answer = reader.goto(SLUG)
    assert answer.status == 410
    assert "đã gỡ" in reader.locator("main").inner_text().lower()
    assert not is_found(reader)
