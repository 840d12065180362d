"""A target's whole way, played by four people at their own screens: report, approval, another status, the board, a
leader's instruction, the agency's answer."""

import re
from datetime import date, timedelta

import pytest

from .newsroom import Person

pytestmark = pytest.mark.browser

WORDING = "tối thiểu 60% hồ sơ cấp xã nộp qua mạng (trừ hồ sơ đất đai)"
THE_PLAN = f"""
from datetime import timedelta
from django.utils import timezone
from agencies.models import Agency
from plans.models import PlanField, PlanIndexPage, PlanPage, Target
day = timezone.localdate()
target = Target(
    wording="{WORDING}", due_on=day + timedelta(days=365), baseline=20, baseline_on=day - timedelta(days=365),
    scope="commune", agency=Agency.objects.get(short_name="Sở Nội vụ"),
)
target.clean()
plan = PlanPage(
    title="Hồ sơ cấp xã qua mạng", slug="ho-so-cap-xa-qua-mang", number="99/KH-UBND", live=False, report_months=1,
    agency=Agency.objects.get(short_name="UBND tỉnh"), signer="Trần Văn Sông, Phó Chủ tịch",
    issued_on=day - timedelta(days=366), starts_on=day - timedelta(days=365), ends_on=day + timedelta(days=400),
    field=PlanField.objects.get(slug="chuyen-doi-so"), body=[("text", "<h2>Việc phải làm</h2><p>Hướng dẫn.</p>")],
    lead="Cấp xã nhận hồ sơ qua mạng nhiều hơn giấy, để người dân không phải đi lại nhiều lần.",
)
plan.targets.set([target])
PlanIndexPage.objects.get().add_child(instance=plan)
plan.save_revision().publish()
"""
ORDER, REPLY = "Cử người hướng dẫn tại nhà cho người cao tuổi.", "Đã phân công 12 tổ công nghệ cộng đồng."
BOARD, PLAN = "/ke-hoach/bang-tong-hop/", "/ke-hoach/ho-so-cap-xa-qua-mang/"


@pytest.fixture
def people(portal, visit):
    """The editor, the head, a leader, and a citizen without an account; a plan of last year with one target."""
    portal.manage("shell", "-v", "0", "-c", THE_PLAN)
    office = [Person(visit(BOARD), username).page for username in ("bientap", "truongban", "lanhdao")]
    return *office, visit(BOARD)


def test_a_report_changes_the_status_and_a_leader_asks_the_agency(people):
    editor, head, leader, citizen = people
    before = counts(citizen)
    report_is_handed_in(editor)
    nothing_changes_before_the_approval(citizen, before)
    a_second_person_approves(editor, head)
    the_status_has_changed(citizen, before)
    instruct(leader)
    answer(editor)
    accept(leader)
    the_public_reads_nothing_of_it(citizen)


def counts(citizen):
    """The sums of the board, {word: number}."""
    citizen.goto(BOARD)
    sums = citizen.locator(".board-sum").all_inner_texts()
    return {words.strip(): int(number) for number, words in (text.split("\n", 1) for text in sums)}


def report_is_handed_in(editor):
    """What cannot be is refused on its field; what can be waits for somebody else."""
    editor.goto("/quan-tri/ke-hoach/bao-cao/")
    follow(editor, WORDING)
    day = re.search(r"– (\d\d/\d\d/\d{4})", editor.locator("#id_period option:checked").text_content())[1]
    editor.fill("#id_value", "120%")
    editor.fill("#id_as_of", day)
    editor.fill("#id_source", "Báo cáo 15/BC-SNV")
    press(editor, "Nộp báo cáo")
    assert "100" in " ".join(editor.locator(".error-message").all_inner_texts())
    editor.fill("#id_value", "45,5%")
    press(editor, "Nộp báo cáo")
    assert "Người khác sẽ quyết định" in editor.locator(".messages").inner_text()


def nothing_changes_before_the_approval(citizen, before):
    """The citizen still reads that nothing was reported."""
    assert counts(citizen) == before
    citizen.goto(PLAN)
    assert citizen.locator(".state").first.inner_text() == "Chưa báo cáo"


def a_second_person_approves(editor, head):
    """Who handed it in may not decide; the head sees what would change, and approves."""
    editor.goto("/quan-tri/ke-hoach/bao-cao/")
    assert editor.get_by_role("button", name="Duyệt báo cáo").count() == 0
    head.goto("/quan-tri/ke-hoach/bao-cao/")
    follow(head, WORDING)
    assert "Chưa báo cáo → Đúng tiến độ" in head.inner_text("main")
    press(head, "Duyệt báo cáo")


def the_status_has_changed(citizen, before):
    """On the plan, with its arithmetic, and on the board."""
    after = counts(citizen)
    assert after["Đúng tiến độ"] == before["Đúng tiến độ"] + 1
    assert after["Chưa báo cáo"] == before["Chưa báo cáo"] - 1
    citizen.goto(PLAN)
    assert citizen.locator(".state").first.inner_text() == "Đúng tiến độ"
    follow(citizen, "45,5%")
    assert "Báo cáo 15/BC-SNV" in citizen.inner_text("main")
    assert "(45,5 − 20) / (60 − 20)" in citizen.inner_text("main")


def instruct(leader):
    """The leader reads the version that nobody reviewed yet, and asks an agency to act by a day."""
    leader.goto("/ke-hoach/lanh-dao/")
    follow(leader, "99/KH-UBND")
    leader.check("[name=kind][value=instruction]")
    leader.fill("#id_text", ORDER)
    leader.select_option("#id_to_agency", label="Sở Nội vụ")
    press(leader, "Ghi ý kiến")
    assert leader.locator(".problem").count() == 1
    leader.fill("#id_due_on", (date.today() + timedelta(days=14)).strftime("%d/%m/%Y"))
    press(leader, "Ghi ý kiến")
    assert ORDER in leader.inner_text("#xem-xet")


def answer(editor):
    """The instruction waits on the editor's dashboard; the answer goes back to the leader."""
    editor.goto("/quan-tri/")
    follow(editor, ORDER)
    assert ORDER in editor.inner_text("main")
    editor.fill("#id_text", REPLY)
    press(editor, "Gửi trả lời")
    assert REPLY in editor.inner_text("main")


def accept(leader):
    """The leader reads the answer and closes the instruction; everything said stays to be read."""
    leader.goto("/ke-hoach/lanh-dao/")
    follow(leader, ORDER)
    leader.check("[name=kind][value=accepted]")
    press(leader, "Ghi quyết định")
    words = leader.inner_text("main")
    assert ORDER in words
    assert REPLY in words
    assert "Đã chấp nhận" in words


def the_public_reads_nothing_of_it(citizen):
    """Reviews are internal."""
    for address in (PLAN, BOARD, f"{PLAN}atom.xml", "/tim-kiem/?q=huong+dan+tai+nha+cho+nguoi+cao+tuoi"):
        text = citizen.request.get(address).text()
        assert ORDER not in text
        assert REPLY not in text


def press(page, name):
    """Press a button and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    """Follow the first link of this name and wait for the page there."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()
