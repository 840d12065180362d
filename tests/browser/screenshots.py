"""`make screenshots`: the README's pictures, taken from the demo. Not collected with the tests."""

from pathlib import Path

import pytest

from .conftest import NARROW, WIDE
from .pages import MANY_CASES, RESULTS

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "img"
LARGEST = 200_000


@pytest.mark.parametrize(
    ("name", "path", "viewport", "height"),
    [("procedure", MANY_CASES, NARROW, 1110), ("results", RESULTS, WIDE, 900)],
)
def test_picture(visit, name, path, viewport, height):
    page = visit(path, viewport, color_scheme="light")
    page.evaluate("document.fonts.ready")
    target = FOLDER / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": viewport["width"], "height": height})
    assert target.stat().st_size < LARGEST
