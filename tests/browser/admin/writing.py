"""What tests of the article's editor do on the screen."""

import secrets

from core.language.text import vietnamese_slug

BLOCKS = 9
_ADD = "button.c-sf-add-button[aria-expanded]:visible"
_OPTION = "[role=option]:visible"


def at_rest(page):
    """Wait until the page is loaded, and half a second for what its scripts begin then.

    A page that Chromium does not draw is never told that it is idle.
    """
    page.wait_for_load_state()
    page.evaluate("() => new Promise((rest) => setTimeout(rest, 500))")


def new_article(page):
    """The empty form of an article in the province's news."""
    page.goto("/quan-tri/pages/add/news/articlepage/4/")
    page.wait_for_selector(_ADD)
    return page


def add_blocks(page):
    """Each kind of block once, by the buttons that editors press."""
    for place in range(BLOCKS):
        page.locator(_ADD).last.click()
        page.locator(_OPTION).nth(place).click()


def entitle(page, title):
    """Type the title and wait for the address that follows it."""
    page.locator("#id_title").press_sequentially(title)
    page.locator("#id_title").blur()
    page.wait_for_function("slug => document.getElementById('id_slug').value === slug", arg=vietnamese_slug(title))


def save(page):
    """Press “save draft” and wait for the answer."""
    with page.expect_navigation():
        page.locator(".action-save").first.click()


def draft(page, title):
    """Write an article of that title in a new form, save it and give the address of its editor.

    The title gets a number, for the same article may be written again, or by another process at the same moment.
    """
    at_rest(page)
    entitle(page, f"{title} {secrets.randbelow(10**9)}")
    page.locator("[name=category]").evaluate("field => { field.value = '1'; }")
    save(page)
    assert page.url.endswith("/edit/"), (page.url, page.locator(".messages, .error-message").all_inner_texts())
    return page.url


def submit(page):
    """Choose the submission from the menu beside the button."""
    page.locator("footer .w-dropdown__toggle, .footer .w-dropdown__toggle").first.click()
    with page.expect_navigation():
        page.locator("[name=action-submit]").first.click()
