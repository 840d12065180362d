"""The front page on a phone: what most people come for above the fold, all of it short, three clicks to a procedure."""

import pytest

from .conftest import NARROW

pytestmark = pytest.mark.browser
# Pixels of a phone of 360 in width: the whole page, and the first view of a small phone and of a usual one.
HIGHEST, SMALL, USUAL = 2000, 640, 740


@pytest.fixture
def home(visit):
    return visit("/", NARROW)


def bottom(page, selector):
    box = page.locator(selector).bounding_box()
    return box["y"] + box["height"]


def test_the_page_is_short(home):
    assert home.evaluate("document.documentElement.scrollHeight") <= HIGHEST


def test_search_tracking_and_the_hotline_are_in_the_first_view_of_a_small_phone(home):
    for selector in ("#search", ".home-help a[href='/tra-cuu-ho-so/']", ".home-help a[href^='tel:']"):
        assert bottom(home, selector) <= SMALL


def test_all_top_tasks_are_in_the_first_view(home):
    assert home.locator(".home-tasks li").count() == 10
    assert bottom(home, ".home-tasks") <= USUAL


def test_three_clicks_by_life_event_without_a_script(visit):
    page = visit("/", NARROW, java_script_enabled=False)
    page.click("main a[href='/su-kien/co-con-nho/']")
    page.click(".path-steps .path-title a >> nth=0")
    assert page.locator(".strip").is_visible()


def test_a_case_is_chosen_by_keyboard_and_leaves_its_steps(visit):
    page = visit("/su-kien/co-con-nho/", NARROW)
    every = page.locator(".path-steps > li").count()
    page.locator(".path-cases a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**truong-hop=*")
    assert page.locator(".path-cases [aria-current]").count() == 1
    assert 0 < page.locator(".path-steps > li").count() < every


def test_the_folds_of_the_front_page_open_by_keyboard(home):
    fold = home.locator(".home-fold > summary").first
    fold.focus()
    home.keyboard.press("Enter")
    assert home.locator(".home-fold[open] .link-grid a").first.is_visible()
