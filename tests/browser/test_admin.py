"""The admin as an editor meets it: in Vietnamese from the first page on."""

import re

import pytest

from .server import PASSWORD

pytestmark = pytest.mark.browser

ENGLISH = re.compile(
    r"\b(the|this|there|you|your|and|with|are|is|add|edit|delete|search|settings|sign in|log ?in|log ?out|password"
    r"|username|welcome|pages|choose|save|publish|published|draft|status|type|reports|help|users|groups|snippets"
    r"|images|documents|filters?|sort|collapse|toggle|account|history|export|download|select|view|actions|latest"
    r"|recent|updated|created|moderation|language|name|title|yes|no results?|showing|next|previous|dashboard|skip)\b",
    re.IGNORECASE,
)
SPOKEN = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")].filter((e) => e.checkVisibility())
    .flatMap((e) => [e.getAttribute("aria-label"), e.getAttribute("title"), e.getAttribute("placeholder")])]
  .filter(Boolean).join("\\n")"""


def english(page):
    """The lines of what is shown or read aloud that hold an English word."""
    return sorted({line.strip() for line in page.evaluate(SPOKEN).splitlines() if ENGLISH.search(line)})


def log_in(page, username):
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.click("[type=submit]")
    assert "/login/" not in page.url, f"{username} may not enter the admin"


def test_login_page_is_vietnamese(visit):
    assert english(visit("/quan-tri/")) == []


@pytest.mark.parametrize("username", ["bientap", "truongban", "quantri"])
def test_dashboard_and_lists_are_vietnamese(visit, username):
    page = visit("/quan-tri/")
    log_in(page, username)
    found = {"dashboard": english(page)}
    links = page.eval_on_selector_all(
        "a[href*='/quan-tri/snippets/']", "links => [...new Set(links.map((link) => link.getAttribute('href')))]"
    )
    for path in links:
        assert page.goto(path).status == 200, path
        found[path] = english(page)
    assert links
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("model", ["agencies/agency", "catalogue/procedureguide", "search/synonym"])
def test_forms_are_vietnamese(visit, model):
    page = visit("/quan-tri/")
    log_in(page, "quantri")
    assert page.goto(f"/quan-tri/snippets/{model}/add/").status == 200
    assert english(page) == []


@pytest.mark.parametrize(
    "path", ["snippets/search/synonym/nhap-csv/", "bao-cao/tim-kiem/", "bao-cao/tim-kiem/?viec=xong"]
)
def test_what_editors_do_for_search_is_vietnamese(visit, path):
    page = visit("/quan-tri/")
    log_in(page, "bientap")
    assert page.goto(f"/quan-tri/{path}").status == 200
    assert english(page) == []
