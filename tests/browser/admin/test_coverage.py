"""The coverage report as a leader meets it: on a phone, on a desk, on paper."""

import re

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_demands import SMALL_TARGETS, violations

from .language import not_vietnamese

pytestmark = pytest.mark.browser
ADDRESS = "/so-lieu/do-phu/"
_A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(params=[NARROW, WIDE], ids=["360", "1280"])
def report(signed_in, request):
    """The report, open before the head of the newsroom."""
    page = signed_in("truongban")
    page.set_viewport_size(request.param)
    page.goto(ADDRESS)
    yield page
    page.set_viewport_size(WIDE)


def test_it_is_accessible_vietnamese_and_fits(report):
    assert not violations(report)
    assert not_vietnamese(report) == []
    assert report.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if report.viewport_size == NARROW:
        assert report.evaluate(SMALL_TARGETS) == []


def test_it_prints_on_two_pages(signed_in):
    page = signed_in("truongban")
    page.goto(ADDRESS)
    assert len(_A_PAGE.findall(page.pdf(prefer_css_page_size=True))) <= 2


def test_the_menu_of_reports_leads_to_it(signed_in):
    page = signed_in("truongban")
    page.goto("/quan-tri/")
    assert page.locator(f'a[href="{ADDRESS}"]').count() or ADDRESS in page.content()
