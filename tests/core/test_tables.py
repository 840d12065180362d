"""Tables in a text: a caption, headings, numbers; escaped, with headings that a screen reader can read out."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from core.prose.table import TableBlock

ROWS = [["Bến Lứa", "1.962"], ["Cù Lao Mận", ""]]


def table(caption="Hồ sơ theo xã", headings=("Xã", "Hồ sơ"), rows=ROWS):
    """The value of a table of words and numbers."""
    kinds = ["text", "number"]
    columns = [{"type": kind, "heading": heading} for kind, heading in zip(kinds, headings, strict=True)]
    return TableBlock().to_python({"caption": caption, "columns": columns, "rows": [{"values": row} for row in rows]})


def drawn(value):
    """The table as a page shows it."""
    return BeautifulSoup(TableBlock().render(value), "html.parser")


def test_a_whole_table_is_taken():
    assert TableBlock().clean(table()).caption == "Hồ sơ theo xã"


@pytest.mark.parametrize(
    ("changes", "complaints"),
    [
        ({"caption": ""}, 1),
        ({"caption": "  "}, 1),
        ({"headings": ("Xã", "")}, 1),
        ({"caption": "", "headings": ("", " ")}, 2),
    ],
)
def test_a_table_without_caption_or_headings_is_refused_naming_each(changes, complaints):
    with pytest.raises(ValidationError) as refused:
        TableBlock().clean(table(**changes))
    assert len(refused.value.non_block_errors) == complaints


@pytest.mark.parametrize("cell", ["3.5", "mười", "12%"])
def test_a_cell_of_numbers_takes_numbers_only(cell):
    with pytest.raises(ValidationError):
        TableBlock().clean(table(rows=[["Bến Lứa", cell]]))


def test_headings_say_what_they_stand_over():
    shown = drawn(table())
    assert shown.caption.text == "Hồ sơ theo xã"
    assert [heading["scope"] for heading in shown.thead.find_all("th")] == ["col", "col"]
    assert [heading.text for heading in shown.tbody.find_all("th", scope="row")] == ["Bến Lứa", "Cù Lao Mận"]


def test_numbers_stand_flush_right_and_an_empty_cell_is_a_dash():
    assert [cell.text for cell in drawn(table()).find_all("td", class_="number")] == ["1.962", "–"]


def test_a_wide_table_can_be_reached_and_scrolled_by_keyboard():
    region = drawn(table()).find(role="region")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Hồ sơ theo xã")


def test_what_is_typed_into_a_table_is_escaped():
    evil = "<script>alert(1)</script>"
    shown = drawn(table(caption=evil, headings=(evil, evil), rows=[[evil, "1"]]))
    assert shown.find("script") is None
    assert shown.caption.text == evil
