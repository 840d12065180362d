"""The admin does all it does under its content security policy: no script within a page, none from elsewhere."""

import pytest

from tests.browser.policy import watch

from .conftest import ADMIN, log_in
from .test_screens import SCREENS
from .writing import add_blocks, at_rest, draft, new_article, submit

pytestmark = pytest.mark.browser
PANELS = ("status", "preview", "checks", "comments")


@pytest.fixture(scope="module")
def enter(browser, site):
    """enter(role): (page, violations so far), signed in; one page a role."""
    entered = {}

    def sign_in(role):
        if role not in entered:
            context = browser.new_context(base_url=site, locale="vi-VN")
            violated, page = watch(context), context.new_page()
            log_in(page, role)
            entered[role] = page, violated
        page, violated = entered[role]
        violated.clear()
        return page, violated

    yield sign_in
    for page, _violated in entered.values():
        page.context.close()


@pytest.mark.parametrize(("role", "path"), [(role, path) for role in SCREENS for path in SCREENS[role].split()])
def test_no_screen_violates_it(enter, role, path):
    page, violated = enter(role)
    page.goto(ADMIN + path.removesuffix("."))
    assert page.locator("script:not([src], [type='application/json'])").count() == 0
    at_rest(page)
    assert violated == []


def test_writing_an_article_does_not(enter):
    page, violated = enter("phongvien")
    page.goto(ADMIN)
    new_article(page)
    add_blocks(page)
    for prefix in ("bylines", "attachments", "related_documents", "corrections"):
        page.locator(f"#id_{prefix}-ADD").click()
    for panel in PANELS:
        page.locator(f"[data-side-panel-toggle={panel}]").first.click()
        at_rest(page)
    assert violated == []


def test_choosing_does_not(enter):
    page, violated = enter("phongvien")
    new_article(page)
    add_blocks(page)
    names = set()
    for button in page.locator("button[data-chooser-action-choose]:visible").all():
        if button.inner_text() in names:
            continue
        names.add(button.inner_text())
        button.click()
        page.wait_for_selector(".modal-body :is(table, form, .listing)")
        for tab in page.locator(".modal [role=tab]").all():
            tab.click()
        page.locator(".modal button.close").first.click()
        page.wait_for_selector(".modal-backdrop", state="detached")
    assert len(names) > 3
    assert violated == []


def test_submitting_comparing_and_previewing_does_not(enter):
    page, violated = enter("phongvien")
    new_article(page)
    address = draft(page, "Bài dưới chính sách an toàn")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    frame = page.frame_locator("#w-preview-iframe, [data-w-preview-target=iframe]").first
    frame.locator("main").wait_for()
    submit(page)
    number = address.rstrip("/").split("/")[-2]
    page.goto(f"{ADMIN}pages/{number}/revisions/compare/earliest...latest/")
    at_rest(page)
    page.goto(f"{ADMIN}pages/{number}/view_draft/")
    assert page.locator("main").first.is_visible()
    page.goto(f"{ADMIN}pages/{number}/history/")
    at_rest(page)
    assert violated == []
