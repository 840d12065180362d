"""A plan, the board and the sheet to take along on paper: one A4 page each, in a size that can be read."""

import re

import pytest

from .pages import BOARD, PLAN, SHEET

pytestmark = pytest.mark.browser
_A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.data?.trim()))
  .map((element) => parseFloat(getComputedStyle(element).fontSize)))"""


@pytest.mark.parametrize("path", [PLAN, BOARD, SHEET], ids=["plan", "board", "sheet"])
def test_it_prints_on_one_page_of_a4_in_readable_letters(visit, path):
    page = visit(path)
    assert len(_A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) * 0.75 >= 7.9  # points
