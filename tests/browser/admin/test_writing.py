"""Writing an article: every block, every chooser, every panel of the editor."""

import re

import pytest

from .language import not_vietnamese
from .writing import BLOCKS, add_blocks, at_rest, draft, entitle, new_article, save, submit

pytestmark = pytest.mark.browser


def test_every_block_and_its_chooser_is_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    add_blocks(page)
    assert page.locator("[data-contentpath=body] [data-streamfield-child]").count() >= BLOCKS
    found = {"blocks": not_vietnamese(page)}
    for button in page.locator("button[data-chooser-action-choose]:visible").all():
        name = button.inner_text()
        if name not in found:
            found[name] = in_dialogue(page, button)
    assert len(found) > 4
    assert {name: lines for name, lines in found.items() if lines} == {}


def in_dialogue(page, button):
    """What is not Vietnamese in the dialogue that a button opens, tab by tab."""
    button.click()
    page.wait_for_selector(".modal-body :is(table, form, .listing)")
    found = not_vietnamese(page)
    for tab in page.locator(".modal [role=tab]").all():
        tab.click()
        found += not_vietnamese(page)
    page.locator(".modal button.close").first.click()
    page.wait_for_selector(".modal", state="hidden")
    page.wait_for_selector(".modal-backdrop", state="detached")
    return found


def test_rows_that_can_be_added_are_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    for prefix in ("bylines", "attachments", "related_documents", "corrections"):
        page.locator(f"#id_{prefix}-ADD").click()
    assert not_vietnamese(page) == []
    choose = page.locator("#id_related_documents-0-document-chooser [data-chooser-action-choose]")
    assert in_dialogue(page, choose) == []


def test_calendars_speak_vietnamese_and_write_the_day_first(signed_in):
    page = new_article(signed_in("phongvien"))
    page.get_by_role("tab", name="Cài đặt").click()
    page.locator("#id_published_on").click()
    shown = page.locator(".xdsoft_datetimepicker:visible")
    assert shown.locator("thead th").first.inner_text() == "Thứ 2"
    assert shown.locator(".xdsoft_month > span").inner_text().startswith("Tháng ")
    shown.locator(".xdsoft_date.xdsoft_today").click()
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", page.locator("#id_published_on").input_value())
    assert not_vietnamese(page) == []


@pytest.mark.parametrize("panel", ["status", "preview", "checks", "comments"])
def test_side_panels_are_vietnamese(signed_in, panel):
    page = new_article(signed_in("phongvien"))
    page.locator(f"[data-side-panel-toggle={panel}]").first.click()
    at_rest(page)
    assert not_vietnamese(page) == []


def test_a_comment_is_written_in_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    page.locator("[data-side-panel-toggle=comments]").first.click()
    page.locator("[data-contentpath=lead] [data-component=add-comment-button], [data-comment-add]").first.click()
    assert not_vietnamese(page) == []


def test_the_address_follows_the_vietnamese_title(signed_in):
    page = new_article(signed_in("phongvien"))
    at_rest(page)
    entitle(page, "Đường đi bộ mới mở ở Cù Lao Mận")
    assert page.locator("#id_slug").input_value() == "duong-di-bo-moi-mo-o-cu-lao-man"


def test_what_is_missing_is_said_in_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    page.locator("#id_slug").evaluate("field => { field.value = ''; }")
    save(page)
    assert page.locator(".messages .error, .help-critical").count()
    assert not_vietnamese(page) == []


def test_a_draft_is_saved_and_submitted_in_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    address = draft(page, "Bài thử của phóng viên")
    found = not_vietnamese(page)
    submit(page)
    found += not_vietnamese(page)
    page.goto(address)
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.locator("[data-a11y-dialog-show=workflow-status-dialog]").first.click()
    found += not_vietnamese(page)
    assert found == []
