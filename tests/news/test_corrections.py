"""A number that readers saw changes only with a dated correction, which then stays with the article (A20)."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from news.editor.preflight import problems
from news.models import Correction

from .conftest import LEAD, fresh, redraft

pytestmark = pytest.mark.django_db
TEXT = "<p>Tỉnh có 193 dịch vụ, gồm 101 toàn trình và 83 một phần.</p>"
WORD = {"wrong": "Bài cũ ghi 193 dịch vụ.", "right": "Đúng là 184."}


def figure(value="1.962", components=()):
    """A figure with a value and parts."""
    parts = [{"label": label, "value": part} for label, part in components]
    return ("figure", {"label": "Thủ tục", "value": value, "unit": "thủ tục", "as_of": "2026-06-30", "scope": "tỉnh",
                       "base": "năm 2017", "base_value": "50", "source_name": "Sở", "source_url": "",
                       "components": parts})  # fmt: skip


def table(cell="47"):
    """A table with a number in a cell."""
    columns = [{"type": "text", "heading": "Xã"}, {"type": "number", "heading": "Hồ sơ"}]
    rows = [{"values": ["Bến Lứa", cell]}, {"values": ["Cù Lao Mận", "12"]}, {"values": ["Sậy", "12"]}]
    return ("table", {"caption": "Hồ sơ", "columns": columns, "rows": rows})


BODY = [("text", TEXT), figure(components=[("Một", "1.900"), ("Hai", "62")]), table()]
FIELDS = {"title": "Mở thêm 15 quầy", "lead": f"{LEAD} Có 30 quầy.", "body": BODY}


@pytest.fixture
def public(publish):
    """A public article with numbers everywhere."""
    return publish(**FIELDS)


def complaints(article, corrections=None, **fields):
    """What the draft with these changes lacks on its corrections."""
    draft = redraft(article, **fields | ({} if corrections is None else {"corrections": corrections}))
    found = problems(draft.get_latest_revision_as_object())
    return [problem.message for problem in found if problem.field == "corrections"]


def correction(**words):
    """A correction of 1/11/2026."""
    return Correction(corrected_on=date(2026, 11, 1), **WORD | words)


NUMBERS = {
    "in the title": ({"title": "Mở thêm 16 quầy"}, "15"),
    "in the lead": ({"lead": f"{LEAD} Có 31 quầy."}, "30"),
    "in the text": ({"body": [("text", TEXT.replace("193", "184")), *BODY[1:]]}, "193"),
    "in a table": ({"body": [*BODY[:2], table("48")]}, "47"),
    "of a figure": ({"body": [BODY[0], figure("1.960", [("Một", "1.900"), ("Hai", "62")]), BODY[2]]}, "1.962"),
    "of a figure's part": ({"body": [BODY[0], figure(components=[("Một", "1.901"), ("Hai", "62")]), BODY[2]]}, "1.900"),
    "that disappears": ({"body": BODY[:2]}, "47"),
    "that stands elsewhere too": ({"body": [*BODY[:2], ("table", table()[1] | {"rows": [
        {"values": ["Bến Lứa", "47"]}, {"values": ["Cù Lao Mận", "12"]}, {"values": ["Sậy", "13"]}]})]}, "12"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "number"), NUMBERS.values(), ids=NUMBERS)
def test_a_changed_number_needs_a_correction(public, change, number):
    (message,) = complaints(public, **change)
    assert number in message


@pytest.mark.parametrize(("change", "number"), NUMBERS.values(), ids=NUMBERS)
def test_with_a_correction_the_number_may_change(public, change, number):
    assert complaints(public, corrections=[correction()], **change) == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Thêm 15 quầy mở cửa"},
        {"lead": f"Có 30 quầy. {LEAD}"},
        {"body": [("text", TEXT.replace("Tỉnh có", "Toàn tỉnh hiện có")), *BODY[1:]]},
        {"body": [BODY[2], BODY[1], BODY[0]]},
        {"body": [("text", TEXT + "<p>Thêm 7 quầy nữa.</p>"), *BODY[1:]]},
        {"body": [*BODY, ("text", "<p>Vẫn là 193 dịch vụ.</p>")]},
    ],
    ids=["title", "lead", "text", "order", "a number more", "a number again"],
)
def test_words_may_change_freely(public, change):
    assert complaints(public, **change) == []


def test_a_repeated_number_may_be_said_once_less(publish):
    article = publish(body=[("text", "<p>Có 193 dịch vụ. Cả 193 đều ở đây.</p>")])
    assert complaints(article, body=[("text", "<p>Có 193 dịch vụ, đều ở đây.</p>")]) == []


def test_a_draft_never_public_changes_as_it_likes(write):
    article = write(**FIELDS)
    assert complaints(article, title="Mở thêm 16 quầy") == []


@pytest.fixture
def corrected(public):
    """A public article with a correction that readers saw."""
    redraft(public, corrections=[correction()], body=NUMBERS["in the text"][0]["body"])
    fresh(public).get_latest_revision().publish()
    return fresh(public)


def test_the_correction_is_shown_with_its_date_above_the_text(client, corrected):
    page = BeautifulSoup(client.get(corrected.url).content, "html.parser")
    shown = page.find("aside", class_="correction")
    assert "01/11/2026" in shown.text
    assert WORD["wrong"] in shown.text
    assert WORD["right"] in shown.text
    assert shown.find_next(class_="prose")


def test_an_old_correction_covers_no_new_change(corrected):
    assert len(complaints(corrected, title="Mở thêm 16 quầy")) == 1
    assert complaints(corrected, [correction(), correction(wrong="15", right="16")], title="Mở thêm 16 quầy") == []


@pytest.mark.parametrize(
    "left",
    [
        [],
        [{"right": "Đúng là 200."}],
        [{"wrong": "khác"}],
        [{"wrong": "một"}, {"wrong": "hai"}],
    ],
    ids=["deleted", "reworded", "replaced", "replaced by two"],
)
def test_a_correction_that_readers_saw_stays_as_it_is(corrected, left):
    (message,) = complaints(corrected, [correction(**words) for words in left])
    assert "01/11/2026" in message


def test_numbers_of_an_expired_or_taken_down_article_count_as_published(public):
    public.unpublish()
    assert len(complaints(fresh(public), title="Mở thêm 16 quầy")) == 1
