"""Every public page does all it does under the content security policy."""

import pytest

from .pages import ARTICLE, DUE, PAGES, PROCEDURE
from .policy import watch

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser, site):
    """opened(path): (page, violations so far, lines of the console) in a browser of its own."""
    contexts = []

    def open_page(path):
        context = browser.new_context(base_url=site, locale="vi-VN")
        contexts.append(context)
        violated, said = watch(context), []
        page = context.new_page()
        page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
        page.answer = page.goto(path)
        page.wait_for_load_state("networkidle")
        return page, violated, said

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_violates_nothing(opened, name):
    page, violated, said = opened(PAGES[name])
    policy = page.answer.headers["content-security-policy"]
    assert "script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert violated == []
    assert said == []


@pytest.mark.parametrize("path", ["/khong-co/", "/%00/", "/quan-tri/khong-co/", "/tai-lieu/1/khong-co.pdf"])
def test_neither_does_a_refusal(opened, path):
    _page, violated, _said = opened(path)
    assert violated == []


def test_the_scripts_of_the_pages_work_under_it(opened):
    page, violated, _said = opened(PROCEDURE)
    assert page.locator("[data-print]").first.is_visible()
    page.fill("header input[name=q]", "khai sinh")
    page.wait_for_selector("[role=listbox] [role=option]")
    page.goto(DUE)
    page.goto(ARTICLE)
    assert violated == []


def test_a_planted_script_does_not_run(opened):
    page, violated, _said = opened("/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))")
    page.wait_for_timeout(300)
    assert not page.evaluate("window.ran")
    assert len(violated) == 2
