"""A large picture made small in bands, so that no second copy of it is ever in memory."""

import math

from PIL import Image

from .kinds import MEGABYTE

# What drawing a picture may take: a server of 1 GB bears it beside the rest of the portal.
MOST_BYTES = 190 * MEGABYTE
# Pixels are kept in four bytes, those of palettes and of grey in one; a WebP is drawn twice and copied twice.
_BYTES, _BYTES_OF_WEBP = {"1": 1, "L": 1, "P": 1}, 22
_MIXABLE = ("RGB", "RGBA", "CMYK", "L")
_BAND = 128  # rows of the small picture


def memory(picture, pixels):
    """How many bytes drawing it takes, known from its header; `pixels`: how many it has before any `draft`."""
    drawn = (
        picture.width * picture.height * (_BYTES_OF_WEBP if picture.format == "WEBP" else _BYTES.get(picture.mode, 4))
    )
    return drawn + pixels * _bytes_before(picture)


def _bytes_before(picture):
    """Bytes that a progressive JPEG takes for each pixel before anything is drawn: two for each sample."""
    if not picture.info.get("progressive"):
        return 0
    samples = [(across, down) for _name, across, down, _table in picture.layer]
    most = max(across for across, _down in samples) * max(down for _across, down in samples)
    return 2 * sum(across * down for across, down in samples) / most


def size_within(size, longest):
    """The same proportions with no side longer than `longest`."""
    share = min(1, longest / max(size))
    return tuple(max(1, round(side * share)) for side in size)


def shrunk(picture, longest):
    """The picture with no side longer than `longest`, in a mode of pixels that can be mixed."""
    size, small = size_within(picture.size, longest), None
    for top in range(0, size[1], _BAND):
        band = _band(picture, size, top)
        small = small or Image.new(band.mode, size)
        small.paste(band, (0, top))
    small.info = dict(picture.info)
    return small


def _band(picture, size, top):
    """Some rows of the small picture, from the rows that they are mixed of and a few around them."""
    scale = picture.height / size[1]
    bottom = min(top + _BAND, size[1])
    around = math.ceil(3 * scale) if scale > 1 else 0
    first, last = max(0, int(top * scale) - around), min(picture.height, math.ceil(bottom * scale) + around)
    rows = _mixable(picture.crop((0, first, picture.width, last)))
    box = (0, top * scale - first, picture.width, min(bottom * scale - first, rows.height))
    return rows.resize((size[0], bottom - top), Image.Resampling.BICUBIC, box, reducing_gap=2.0)


def _mixable(rows):
    if rows.has_transparency_data:
        return rows.convert("RGBA")
    return rows if rows.mode in _MIXABLE else rows.convert("RGB")
