"""A picture that comes in is nothing but a picture when it is kept."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, PngImagePlugin

from core.uploads.pictures import check_picture
from tests.core import files
from tests.core.files import picture, upload, with_place


def kept(name, content):
    sent = upload(name, content)
    check_picture(sent)
    return sent


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        check_picture(upload(name, content))
    return refused.value.message


def png_of(width, height):
    """A PNG that claims so many pixels and holds none."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    body = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("JPEG", "a.JPEG"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
def test_the_place_and_the_name_of_the_photographer_are_taken_off(kind, name):
    sent = kept(name, picture(kind, exif=with_place(), **({"comment": b"secret"} if kind == "JPEG" else {})))
    left = Image.open(sent)
    assert dict(left.getexif()) == {}
    assert not {"exif", "comment", "xmp"} & set(left.info)


def test_texts_in_a_png_are_taken_off():
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "Nguyễn Văn An")
    assert b"Author" not in kept("a.png", picture("PNG", pnginfo=note)).read()


def test_a_picture_is_turned_upright_before_its_orientation_is_forgotten():
    left = Image.open(kept("a.jpg", picture(size=(400, 300), exif=with_place(orientation=6))))
    assert left.size == (300, 400)
    red, green, _blue = left.getpixel((150, 20))
    assert red > 200 > 100 > green


@pytest.mark.parametrize(
    ("size", "result"), [((4000, 3000), (2560, 1920)), ((300, 5120), (150, 2560)), ((9, 9), (9, 9))]
)
def test_a_large_picture_is_scaled_down_a_small_one_is_not_touched(size, result):
    assert Image.open(kept("a.jpg", picture(size=size))).size == result


def test_what_hangs_behind_the_picture_is_gone():
    assert b"<script>" not in kept("a.jpg", picture() + b"<script>alert(1)</script>").read()


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "LA", "1"])
def test_every_mode_of_png_is_kept(mode):
    content = io.BytesIO()
    Image.new(mode, (20, 10)).save(content, "PNG")
    assert Image.open(kept("a.png", content.getvalue())).size == (20, 10)


def test_a_picture_for_print_becomes_one_for_screens():
    content = io.BytesIO()
    Image.new("CMYK", (20, 10)).save(content, "JPEG")
    assert Image.open(kept("a.jpg", content.getvalue())).mode == "RGB"


def test_the_second_picture_that_some_phones_add_is_gone():
    content = io.BytesIO()
    second = Image.new("RGB", (10, 10), "blue")
    Image.new("RGB", (20, 10)).save(content, "MPO", save_all=True, append_images=[second])
    left = Image.open(kept("a.jpg", content.getvalue()))
    assert left.format == "JPEG"
    assert getattr(left, "n_frames", 1) == 1


def test_the_name_tells_the_content():
    first, same, other = (kept("Ảnh Đẹp.JPG", content) for content in (picture(), picture(), picture(size=(9, 9))))
    assert first.name == same.name != other.name
    assert first.name.startswith("anh-dep-")
    assert first.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", picture()[:200]),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"0" * 500),
        ("a.png", picture("PNG")[:60]),
        ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 " + b"0" * 50),
        ("a.png", picture("JPEG")),
        ("a.jpg", files.PDF),
        ("a.jpg", b"\x00"),
        ("a.gif", picture("GIF")),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a", picture()),
    ],
)
def test_anything_but_a_whole_picture_is_refused(name, content):
    assert refusal(name, content)


@pytest.mark.parametrize("size", [(9000, 9000), (60000, 60000), (2147483647, 2147483647)])
def test_a_picture_of_too_many_pixels_is_never_opened(size):
    assert refusal("a.png", png_of(*size))


def test_a_photo_of_50_megabytes_is_refused_with_the_limit():
    assert "10" in refusal("a.jpg", picture() + b"0" * 50 * 1024 * 1024)


def test_an_import_goes_through_the_same_door():
    content = ContentFile(picture(exif=with_place()), "a.jpg")
    check_picture(content)
    assert dict(Image.open(content).getexif()) == {}
