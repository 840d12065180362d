"""What holds on every main page: accessible, narrow enough, light, and nothing fetched from elsewhere."""

from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import NARROW, PATIENCE, WIDE
from .pages import PAGES, PHOTOS

pytestmark = pytest.mark.browser

# Bytes on the wire of a first view; an article may bring its photo.
FIRST_VIEW, WITH_PHOTO = 100_000, 200_000
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys(), scope="module")

# Links inside a sentence are exempt, as in WCAG 2.5.8; the skip link shows only when focused.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility({ visibilityProperty: true }) || box.width < 2) return false;
    const around = element.parentElement.innerText.trim();
    const inSentence = getComputedStyle(element).display === "inline" && around !== element.innerText.trim();
    return !inSentence && box.height < 43.5;
  })
  .map((element) => element.outerHTML.slice(0, 120) + " " + element.getBoundingClientRect().height)"""


def violations(page):
    """axe-core's findings as text; nothing when there are none."""
    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


@pytest.fixture(scope="module")
def phone(browser, site, path):
    """The page on a phone, opened once for all who look at it; whoever changes something puts it back."""
    with browser.new_context(viewport=NARROW, locale="vi-VN", base_url=site) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(path)
        yield page


@contextmanager
def unfolded(page):
    """With everything open that can be opened."""
    page.evaluate("window.folds = [...document.querySelectorAll('details:not([open])')]")
    page.evaluate("for (const fold of folds) fold.open = true")
    try:
        yield
    finally:
        page.evaluate("for (const fold of folds) fold.open = false")


@every_page
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1280"])
def test_axe_finds_nothing(phone, viewport):
    phone.set_viewport_size(viewport)
    found = violations(phone)
    phone.set_viewport_size(NARROW)
    assert not found


@pytest.mark.parametrize("path", [PAGES["home"], PAGES["results"], PAGES["procedure"]])
@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"contrast": "more"}], ids=["dark", "contrast"])
def test_axe_finds_nothing_in_other_colours(visit, path, look):
    assert not violations(visit(path, NARROW, **look))


@every_page
def test_nothing_scrolls_sideways_on_a_phone(phone):
    with unfolded(phone):
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@every_page
def test_largest_text_still_fits_a_phone(phone):
    phone.evaluate("document.documentElement.dataset.textSize = 'largest'")
    width = phone.evaluate("document.documentElement.scrollWidth")
    phone.evaluate("delete document.documentElement.dataset.textSize")
    assert width <= 360


@every_page
def test_targets_are_tall_enough_for_a_thumb(phone):
    with unfolded(phone):
        assert phone.evaluate(SMALL_TARGETS) == []


@every_page
def test_first_view_is_light_silent_and_from_this_host_only(visit, site, path):
    page = visit("about:blank", NARROW)
    wire, hosts, complaints = [], set(), []
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.on("Network.loadingFinished", lambda event: wire.append(event["encodedDataLength"]))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path, wait_until="networkidle")
    assert hosts == {urlsplit(site).netloc}
    assert complaints == []
    assert sum(wire) < (WITH_PHOTO if path in PHOTOS else FIRST_VIEW)


@every_page
def test_one_h1_a_title_and_a_description(phone):
    assert phone.locator("h1").count() == 1
    assert phone.title()
    assert phone.locator("meta[name=description]").get_attribute("content")
    assert phone.locator("html").get_attribute("lang") == "vi"


def test_searches_are_kept_out_of_indexes_and_pages_are_not(visit):
    assert "noindex" in visit(PAGES["results"]).locator("meta[name=robots]").get_attribute("content")
    for name in ("home", "list", "procedure", "agency"):
        assert visit(PAGES[name]).locator("meta[name=robots]").count() == 0
