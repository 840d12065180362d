"""What a citizen does: search, narrow, read, go on to file."""

import re

import pytest

from .conftest import NARROW
from .pages import MANY_CASES, PROCEDURE

pytestmark = pytest.mark.browser


def count(page):
    """The number of procedures that the heading of the results states."""
    return int(re.sub(r"\D", "", page.locator("#results-heading").inner_text()))


def search(page, words):
    """Type and submit, as without a script."""
    page.fill("#search", words)
    page.click("form[role=search]:has(#search) button[type=submit]")


def test_search_without_marks_leads_to_the_facts_and_the_national_portal(visit):
    page = visit("/", NARROW)
    search(page, "dang ky khai sinh")
    page.locator(".card-title a").first.click()
    assert page.url.endswith(f"{PROCEDURE}dang-ky-khai-sinh/")
    strip = page.locator(".strip").inner_text()
    for label in ("Giấy tờ", "Phí", "Thời hạn", "Nơi nộp"):
        assert label in strip
    assert page.locator("#giay-to .papers > li").count() > 0
    button = page.locator("#nop-ho-so a.button")
    assert button.is_visible()
    assert button.get_attribute("href").startswith("https://dichvucong.gov.vn/")


def test_every_case_unfolds_to_its_papers_and_fees_name_the_channel(visit):
    page = visit(MANY_CASES, NARROW)
    # Four cases are a choice, the fifth is for everyone and stands open.
    cases = page.locator("details.case")
    assert cases.count() == 4
    assert page.locator("#giay-to > .papers > li").first.is_visible()
    assert not cases.nth(2).locator(".papers").is_visible()
    cases.nth(2).locator("summary").click()
    assert cases.nth(2).locator(".papers > li").first.is_visible()
    fees = page.locator("#phi-thoi-han").inner_text()
    assert "Trực tuyến" in fees
    assert re.search(r"\d+\.000 đồng", fees)
    assert "ngày làm việc" in fees


def test_three_clicks_from_home_by_area(visit):
    page = visit("/", NARROW)
    page.click("main a[href*='linh-vuc=']")
    page.locator(".card-title a").first.click()
    assert page.locator(".strip").is_visible()


def test_suggestions_by_keyboard_alone(visit):
    page = visit("/")
    page.focus("#search")
    page.keyboard.type("khai sinh")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert page.locator("#search").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    address = chosen.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    assert page.locator(".strip").is_visible()


def test_escape_closes_the_suggestions_and_keeps_the_words(visit):
    page = visit("/")
    page.focus("#search")
    page.keyboard.type("khai sinh")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("[role=listbox]").is_visible()
    assert page.input_value("#search") == "khai sinh"


def test_without_a_script_the_form_filters_and_menu_work(visit):
    page = visit("/", NARROW, java_script_enabled=False)
    search(page, "dang ky khai sinh")
    assert page.locator(".card").count() > 0
    page.click(".filters > summary")
    page.click(".facet:has-text('Cấp') >> nth=0 >> summary")
    assert page.locator(".facet-options a:visible").count() > 0
    page.click(".menu > summary")
    page.click(".menu a[href='/co-quan/']")
    assert page.locator(".link-grid a").count() > 0


def test_without_a_script_one_says_where_one_lives_and_takes_the_sheet_along(visit):
    page = visit("/thu-tuc/1.001193/", NARROW, java_script_enabled=False)
    page.click("#noi-nop .living a")
    page.fill("input[name=ten]", "phuong thanh")
    page.click("main form[role=search] button")
    page.click("button:has-text('Phường Phương Thành') >> nth=0")
    page.wait_for_url("**/thu-tuc/1.001193/**xa=**")
    assert "Bộ phận một cửa phường Phương Thành" in page.inner_text("#noi-nop")
    page.click("text=Chuẩn bị đi nộp")
    page.check("input[name=truong-hop] >> nth=0")
    page.select_option("select[name=cach]", "truc-tiep")
    page.click("text=Lập tờ chuẩn bị")
    text = page.inner_text(".sheet")
    assert "Bộ phận một cửa phường Phương Thành" in text
    assert "Không in" in text


def test_a_filter_narrows_says_its_number_and_comes_off(visit):
    page = visit("/thu-tuc/")
    everything = count(page)
    page.click(".facet:has(h3:text-is('Cấp')) > summary")
    option = page.locator("a[href*='cap=commune']")
    stated = int(option.locator(".facet-count").inner_text())
    option.click()
    assert count(page) == stated < everything
    assert page.locator("a[href].facet-selected").count() == 1
    page.locator(".chip").first.click()
    assert count(page) == everything
    assert page.locator(".chip").count() == 0


def test_a_new_search_keeps_the_filter(visit):
    page = visit("/thu-tuc/?cap=commune")
    search(page, "khai sinh")
    assert "cap=commune" in page.url
    assert page.locator(".chip:not(.chip-clear)").count() == 1


def test_no_result_says_why_and_offers_the_areas(visit):
    page = visit("/thu-tuc/?q=zzzz")
    assert page.locator(".empty-message").is_visible()
    assert page.locator(".empty .link-grid a").count() > 0


def test_unknown_code_offers_a_search(visit):
    page = visit("/thu-tuc/9.999999/")
    assert page.answer.status == 404
    search(page, "khai sinh")
    assert count(page) > 0


def test_text_size_and_contrast_stay_on_the_next_page(visit):
    page = visit("/")
    page.click("[data-text-step='1']")
    page.click("[data-contrast-switch]")
    page.goto(PROCEDURE)
    assert page.locator("html").get_attribute("data-text-size") == "large"
    assert page.locator("html").get_attribute("data-contrast") == "high"
    assert page.locator("[data-contrast-switch]").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_names_without_a_space_push_nothing_sideways(visit, size):
    page = visit(MANY_CASES, NARROW)
    page.evaluate(
        """size => {
            document.documentElement.dataset.textSize = size
            document.querySelectorAll("main details").forEach(fold => { fold.open = true })
            const names = "#giay-to :is(.paper-forms span, .paper-name, .case-name, h4)"
            document.querySelectorAll(names).forEach(name => { name.textContent = "Mudonxin".repeat(16) + ".docx" })
        }""",
        size,
    )
    assert page.locator("#giay-to .paper-forms a").first.is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW["width"]


def test_on_paper_no_menu_and_nothing_folded(visit):
    page = visit(MANY_CASES)
    page.emulate_media(media="print")
    for hidden in (".header-bar", ".page-index", "#nop-ho-so a.button", ".site-footer nav"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".print-source").is_visible()
    papers = page.locator("details.case .papers > li")
    assert all(papers.nth(place).is_visible() for place in range(papers.count()))
