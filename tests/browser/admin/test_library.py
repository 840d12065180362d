"""Pictures and files, lists with their filters and what is done to many things at once."""

import pytest

from .language import not_vietnamese
from .writing import at_rest

pytestmark = pytest.mark.browser
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("things", "file"),
    [
        ("images", {"name": "anh.png", "mimeType": "image/png", "buffer": PIXEL}),
        ("images", {"name": "anh.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}),
        ("documents", {"name": "so-lieu.csv", "mimeType": "text/csv", "buffer": "tên,số\na,1\n".encode()}),
        ("documents", {"name": "la.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}),
    ],
)
def test_files_are_taken_or_refused_in_vietnamese(signed_in, things, file):
    page = signed_in("quantri")
    page.goto(f"/quan-tri/{things}/multiple/add/")
    page.set_input_files("#fileupload", file)
    page.wait_for_selector("#upload-list li :is(form, .failure):visible")
    at_rest(page)
    assert not_vietnamese(page) == []


@pytest.mark.parametrize("path", ["users/", "images/", "documents/", "pages/4/", "snippets/agencies/agency/"])
def test_doing_something_to_many_is_offered_in_vietnamese(signed_in, path):
    page = signed_in("quantri")
    page.goto(f"/quan-tri/{path}")
    page.locator("[data-bulk-action-checkbox]").first.check()
    found = not_vietnamese(page)
    for link in page.eval_on_selector_all("[data-bulk-action-button]", "links => links.map((link) => link.href)"):
        page.goto(f"{link}{'&' if '?' in link else '?'}id=" + ("4" if "page" in link else "1"))
        found += not_vietnamese(page)
    assert found == []


@pytest.mark.parametrize(
    "path",
    ["pages/4/", "images/", "documents/", "users/", "reports/site-history/", "reports/workflow/",
     "reports/aging-pages/", "snippets/agencies/calendarday/", "snippets/catalogue/procedure/",
     "snippets/news/publication/"],
)  # fmt: skip
def test_filters_open_in_vietnamese(signed_in, path):
    page = signed_in("quantri")
    page.goto(f"/quan-tri/{path}")
    for button in page.locator("[data-controller~=w-drilldown] button:visible, .w-dropdown__toggle:visible").all()[:3]:
        button.click()
    at_rest(page)
    found = [line for line in not_vietnamese(page) if "localhost" not in line]
    assert found == []


def test_the_shortcuts_are_told_in_vietnamese(signed_in):
    page = signed_in("phongvien")
    page.goto("/quan-tri/")
    page.keyboard.press("?")
    page.wait_for_selector(
        "#keyboard-shortcuts-dialog[aria-hidden=false], #keyboard-shortcuts-dialog:not([aria-hidden])"
    )
    assert not_vietnamese(page) == []
