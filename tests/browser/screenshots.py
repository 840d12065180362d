"""`make screenshots`: the pictures of the README and of the editors' guide. Not collected with the tests."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from .admin.conftest import sessions, signed_in  # noqa: F401
from .conftest import NARROW, WIDE
from .guide_pictures import BESIDE_MENU, PICTURES, SIZE
from .pages import MANY_CASES, RESULTS

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST, LARGEST_OF_GUIDE = 200_000, 120_000


@pytest.mark.parametrize(
    ("name", "path", "viewport", "height"),
    [("procedure", MANY_CASES, NARROW, 1110), ("results", RESULTS, WIDE, 900)],
)
def test_picture(visit, name, path, viewport, height):
    page = visit(path, viewport, color_scheme="light")
    page.evaluate("document.fonts.ready")
    target = ROOT / "docs" / "img" / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": viewport["width"], "height": height})
    assert target.stat().st_size < LARGEST


@pytest.mark.parametrize("name", PICTURES)
def test_picture_of_the_guide(signed_in, name):  # noqa: F811
    for role in ("phongvien", "bientap", "truongban"):
        signed_in(role).set_viewport_size(SIZE)
    page = PICTURES[name](signed_in)
    page.wait_for_timeout(500)
    picture = Image.open(BytesIO(page.screenshot(clip=BESIDE_MENU))).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=64
    )
    target = ROOT / "static" / "img" / "guide" / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, optimize=True)
    assert target.stat().st_size < LARGEST_OF_GUIDE
