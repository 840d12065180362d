"""A demo portal and a headless Chromium. Mark modules that use them: `pytestmark = pytest.mark.browser`."""

import pytest

from tests.conftest import lacking

from .server import CHROMIUM, CHROMIUM_FLAGS
from .sharing import shared_portal

# Milliseconds that a page may take on a busy machine.
PATIENCE = 60_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def portal(tmp_path_factory, worker_id):
    """A portal with the demo content, one for all processes of this run."""
    if not CHROMIUM:
        lacking("Chromium")
    own = tmp_path_factory.getbasetemp()
    with shared_portal(own if worker_id == "master" else own.parent) as served:
        yield served


@pytest.fixture(scope="session")
def site(portal):
    """The address of the portal."""
    return portal.address


@pytest.fixture(scope="module")
def browser(site):
    """Chromium. Ended with each module: its event loop would keep Django from the database in tests that follow."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, site):
    """visit(path, width=…, **context options): a page of its own, opened there."""
    contexts = []

    def open_page(path, viewport=WIDE, **options):
        options = {"viewport": viewport, "locale": "vi-VN", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.answer = page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
