"""What opening a picture takes is known before it is opened, and bounded."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from PIL import Image, ImageChops

from core.uploads.pictures import check_picture
from core.uploads.shrinking import MOST_BYTES, memory, shrunk
from tests.core.files import picture, upload
from tests.core.test_picture_uploads import png_of

TOO_HEAVY = (
    "Opening this picture would take too much memory: one of its kind may have %(limit)s million pixels. "
    "Make it smaller or save it as an ordinary jpg, then send it again."
)


def begun(width, height):
    """A PNG that claims so many pixels and ends where they begin."""
    return png_of(width, height) + b"\x00\x00\x00\x04IDAT" + b"\x00" * 8


def header(content):
    """The picture, not yet opened."""
    return Image.open(io.BytesIO(content))


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        check_picture(upload(name, content))
    return refused.value.message


def test_a_png_of_more_than_memory_is_refused_by_its_header():
    assert refusal("a.png", begun(8200, 6200)) == gettext(TOO_HEAVY) % {"limit": 49}


def test_a_png_that_fits_is_opened_and_found_to_be_empty():
    assert refusal("a.png", begun(6000, 4000)) != gettext(TOO_HEAVY) % {"limit": 49}


def test_a_webp_is_drawn_several_times_and_may_be_smaller():
    assert refusal("a.webp", picture("WEBP", (4000, 3000))) == gettext(TOO_HEAVY) % {"limit": 9}


@pytest.mark.parametrize(
    ("options", "bytes_for_each"), [({}, 0), ({"progressive": True}, 3), ({"progressive": True, "subsampling": 0}, 6)]
)
def test_a_progressive_jpeg_is_read_whole_before_it_is_drawn(options, bytes_for_each):
    opened = header(picture("JPEG", (400, 300), **options))
    assert memory(opened, 1000) == 4 * 400 * 300 + 1000 * bytes_for_each


def test_a_photo_of_50_megapixels_is_drawn_smaller_at_once():
    sent = upload("a.jpg", picture("JPEG", (8160, 6120), quality=10))
    opened = Image.open(sent)
    opened.draft("RGB", (2560, 1920))
    assert memory(opened, 8160 * 6120) < MOST_BYTES / 3
    check_picture(sent)
    assert Image.open(sent).size == (2560, 1920)


@pytest.mark.parametrize("size", [(700, 500), (100, 3000), (3000, 100), (257, 255), (64, 64)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_the_bands_leave_no_seam(size, mode):
    drawn = Image.radial_gradient("L").resize(size).convert("RGB").convert(mode)
    content = io.BytesIO()
    drawn.save(content, "PNG")
    small = shrunk(header(content.getvalue()), 300)
    share = min(1, 300 / max(size))
    at_once = drawn.convert(small.mode).resize(tuple(max(1, round(side * share)) for side in size), reducing_gap=2.0)
    difference = ImageChops.difference(small.convert("RGB"), at_once.convert("RGB"))
    assert max(high for _low, high in difference.getextrema()) <= 3
