"""From submission to approval: what editors and the head of the newsroom meet on the way."""

import pytest

from .language import not_vietnamese
from .writing import at_rest, draft, new_article, submit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def submitted(signed_in):
    """The address of an article that the reporter submitted."""
    page = new_article(signed_in("phongvien"))
    address = draft(page, "Bài chờ biên tập")
    submit(page)
    return address


@pytest.fixture(scope="module")
def passed_on(signed_in):
    """The address of an article that the editor passed on to the head."""
    page = new_article(signed_in("phongvien"))
    address = draft(page, "Bài chờ duyệt")
    submit(page)
    editor = signed_in("bientap")
    editor.goto(address)
    with editor.expect_navigation():
        action(editor, "approve").click()
    return address


def action(page, name, with_note=False):
    """The button of a workflow action in the menu at the foot; the one with a note stands below the one without."""
    page.locator("footer .w-dropdown__toggle").first.click()
    buttons = page.locator(f"footer [data-workflow-action-name={name}]")
    return buttons.last if with_note else buttons.first


@pytest.mark.parametrize("name", ["reject", "approve"])
@pytest.mark.parametrize(("role", "article"), [("bientap", "submitted"), ("truongban", "passed_on")])
def test_a_decision_with_words_is_asked_for_in_vietnamese(signed_in, request, role, article, name):
    page = signed_in(role)
    page.goto(request.getfixturevalue(article))
    found = not_vietnamese(page)
    action(page, name, with_note=True).click()
    page.wait_for_selector(".modal-body textarea")
    found += not_vietnamese(page)
    assert found == []


@pytest.mark.parametrize("role", ["bientap", "truongban", "phongvien"])
def test_what_waits_is_on_the_dashboard_in_vietnamese(signed_in, submitted, passed_on, role):
    page = signed_in(role)
    page.goto("/quan-tri/")
    assert page.get_by_text("Bài chờ").count()
    assert not_vietnamese(page) == []


@pytest.mark.parametrize(
    "path", ["history/", "workflow_history/", "revisions/compare/earliest...latest/", "usage/", "copy/", "delete/"]
)
def test_what_happened_to_an_article_is_told_in_vietnamese(signed_in, passed_on, path):
    page = signed_in("phongvien")
    assert page.goto(passed_on.replace("edit/", path)).status == 200
    assert not_vietnamese(page) == []


def test_the_story_of_a_workflow_is_told_in_vietnamese(signed_in, passed_on):
    page = signed_in("truongban")
    page.goto(passed_on.replace("edit/", "workflow_history/"))
    page.locator("a[href*='/workflow_history/detail/']").first.click()
    at_rest(page)
    assert not_vietnamese(page) == []


@pytest.mark.parametrize("path", ["reports/workflow/", "reports/workflow_tasks/", "reports/site-history/"])
def test_reports_of_work_are_vietnamese(signed_in, passed_on, path):
    page = signed_in("truongban")
    assert page.goto(f"/quan-tri/{path}").status == 200
    assert page.get_by_text("Bài chờ duyệt").count()
    assert not_vietnamese(page) == []


def test_what_is_returned_says_so_in_vietnamese(signed_in):
    page = new_article(signed_in("phongvien"))
    address = draft(page, "Bài bị trả lại")
    submit(page)
    editor = signed_in("bientap")
    editor.goto(address)
    action(editor, "reject").click()
    editor.fill(".modal-body textarea", "Thiếu nguồn.")
    with editor.expect_navigation():
        editor.click(".modal-body [type=submit]")
    found = not_vietnamese(editor)
    page.goto(address)
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.locator("[data-a11y-dialog-show=workflow-status-dialog]").first.click()
    assert found + not_vietnamese(page) == []
