"""The editors' guide on the screen and on paper."""

import re

import pytest

from .language import not_vietnamese

pytestmark = pytest.mark.browser
GUIDE = "/quan-tri/toa-soan/huong-dan/"


def test_the_guide_is_vietnamese_and_shows_its_pictures(signed_in):
    page = signed_in("coquan")
    assert page.goto(GUIDE).status == 200
    drawn = page.eval_on_selector_all(".guide img", "pictures => pictures.map((picture) => picture.naturalWidth)")
    assert drawn
    assert all(drawn)
    assert not_vietnamese(page) == []


def test_the_guide_prints_on_two_sheets(signed_in):
    page = signed_in("coquan")
    page.goto(GUIDE)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2
