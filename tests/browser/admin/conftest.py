"""The admin as each role meets it: one login per role, kept for all screens."""

import pytest

from tests.browser.conftest import PATIENCE, WIDE
from tests.browser.server import PASSWORD

ADMIN = "/quan-tri/"


@pytest.fixture(scope="session")
def sessions():
    """{role: cookies of its login}."""
    return {}


@pytest.fixture(scope="module")
def signed_in(browser, site, sessions):
    """desk(role): a page in which that user is signed in; every role has one page, used again."""
    pages = {}

    def sign_in(role):
        if role not in pages:
            context = browser.new_context(
                viewport=WIDE, locale="vi-VN", base_url=site, storage_state=sessions.get(role), reduced_motion="reduce"
            )
            # The side panel that was open last opens again; no test is to find that of another.
            context.add_init_script("localStorage.removeItem('wagtail:side-panel-open')")
            pages[role] = context.new_page()
            pages[role].set_default_timeout(PATIENCE)
            if role not in sessions:
                log_in(pages[role], role)
                sessions[role] = context.storage_state()
        return pages[role]

    yield sign_in
    for page in pages.values():
        page.context.close()


def log_in(page, role):
    """Sign in as one of the demo's editors."""
    page.goto(ADMIN)
    page.fill("[name=username]", role)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.click("[type=submit]")
    assert "/login/" not in page.url, f"{role} may not enter the admin"
