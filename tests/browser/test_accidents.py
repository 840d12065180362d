"""Accidents that only a browser shows: two at one article, a crash before saving, a paste from Word."""

import json

import pytest

from .newsroom import Person

pytestmark = pytest.mark.browser

LEAD = "Từ thứ Hai tới, quầy tiếp nhận hồ sơ ở phường mở thêm buổi sáng thứ Bảy cho người đi làm."
# Wagtail remembers what a form held a few seconds after it is there; only what is typed later counts as new.
_SETTLED = 5000
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class="MsoNormal" style="margin:0cm">'
    '<b><span style="font-family:Times">Đăng ký</span></b> “đúng hạn” – <span lang="VI">12 ngày</span><o:p></o:p></p>'
    '<p class="MsoNormal" style="color:red">Đoạn hai</p></body></html>'
)
# A real paste event: what the clipboard of Word holds, letters taken apart as macOS does it.
PASTE = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html.normalize("NFD"));
  clipboardData.setData("text/plain", "x");
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def draft(person, title):
    """A draft with a title and a category; its number."""
    person.new_article()
    person.fill("id_", title=title, lead=LEAD)
    person.choose("id_category", "Tin tức, sự kiện")
    return person.save()


def test_two_people_in_one_article_overwrite_nothing_unasked(visit):
    first, second = Person(visit("/"), "bientap"), Person(visit("/"), "truongban")
    article = draft(first, "Hai người một bài")
    second.open(article)
    first.fill("id_", lead=f"{LEAD} Người thứ nhất.")
    first.save()
    second.fill("id_", lead=f"{LEAD} Người thứ hai.")
    second.page.locator(".footer .action-save").first.press("Enter")
    second.page.wait_for_load_state()
    first.open(article)
    assert first.page.input_value("#id_lead").endswith("Người thứ nhất.")
    assert second.page.input_value("#id_lead").endswith("Người thứ hai.")
    assert second.messages()


def test_after_a_crash_the_words_after_the_last_autosave_are_missing_at_most(visit):
    author = Person(visit("/"), "phongvien")
    article = draft(author, "Viết dở thì mất điện")
    author.page.wait_for_timeout(_SETTLED)
    author.page.locator("#id_lead").press("Control+End")
    with author.page.expect_response(lambda answer: f"/pages/{article}/edit/" in answer.url, timeout=60_000):
        author.page.keyboard.type(" Câu viết trước khi mất điện.")
    author.page.context.close()
    again = Person(visit("/"), "phongvien")
    again.open(article)
    assert again.page.input_value("#id_lead").endswith("Câu viết trước khi mất điện.")


def test_a_paste_from_word_keeps_words_and_emphasis_only(visit):
    author = Person(visit("/"), "phongvien")
    author.new_article()
    author.fill("id_", title="Dán từ Word", lead=LEAD)
    author.choose("id_category", "Tin tức, sự kiện")
    author.add_block("nội dung")
    author.page.locator("[data-contentpath=body] .public-DraftEditor-content").click()
    author.page.evaluate(PASTE, WORD)
    author.page.wait_for_function("() => document.querySelector('[name=body-0-value]').value.includes('12 ng')")
    article = author.save()
    stored = author.page.input_value("[name=body-0-value]")
    said = " ".join(block["text"] for block in json.loads(stored)["blocks"])
    assert "Đăng ký “đúng hạn” – 12 ngày" in said
    assert '"BOLD"' in stored
    assert not any(dress in stored for dress in ("Mso", "font", "color", "o:p"))
    assert article
