"""What holds on every main page: accessible, narrow enough, light, and nothing fetched from elsewhere."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import NARROW, WIDE
from .pages import PAGES, PHOTOS

pytestmark = pytest.mark.browser

# Bytes on the wire of a first view; an article may bring its photo.
FIRST_VIEW, WITH_PHOTO = 100_000, 200_000
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())

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


@every_page
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1280"])
def test_axe_finds_nothing(visit, path, viewport):
    assert not violations(visit(path, viewport))


@pytest.mark.parametrize("path", [PAGES["home"], PAGES["results"], PAGES["procedure"]])
@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"contrast": "more"}], ids=["dark", "contrast"])
def test_axe_finds_nothing_in_other_colours(visit, path, look):
    assert not violations(visit(path, NARROW, **look))


@every_page
def test_nothing_scrolls_sideways_on_a_phone(visit, path):
    page = visit(path, NARROW)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@every_page
def test_largest_text_still_fits_a_phone(visit, path):
    page = visit(path, NARROW)
    page.evaluate("document.documentElement.dataset.textSize = 'largest'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@every_page
def test_targets_are_tall_enough_for_a_thumb(visit, path):
    page = visit(path, NARROW)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate(SMALL_TARGETS) == []


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
def test_one_h1_a_title_and_a_description(visit, path):
    page = visit(path)
    assert page.locator("h1").count() == 1
    assert page.title()
    assert page.locator("meta[name=description]").get_attribute("content")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_searches_are_kept_out_of_indexes_and_pages_are_not(visit):
    assert "noindex" in visit(PAGES["results"]).locator("meta[name=robots]").get_attribute("content")
    for name in ("home", "list", "procedure", "agency"):
        assert visit(PAGES[name]).locator("meta[name=robots]").count() == 0
