"""Pictures: decoded and written anew, so that nothing remains but the picture (no place data, no second file)."""

import hashlib
from io import BytesIO
from threading import Lock

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from .documents import too_large
from .kinds import JPG, MEGABYTE, MOST_PIXELS, PICTURES, PNG, WEBP, by_extension, names, rename
from .shrinking import MOST_BYTES, memory, shrunk, size_within

_LONGEST_SIDE = 2560
_KINDS = {"JPEG": JPG, "MPO": JPG, "PNG": PNG, "WEBP": WEBP}
_SAVE = {
    JPG: {"format": "JPEG", "quality": 90, "optimize": True},
    PNG: {"format": "PNG"},
    WEBP: {"format": "WEBP", "quality": 90},
}
# The threads of a process draw one picture at a time.
_DRAWING = Lock()
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, IndexError, EOFError, ArithmeticError, MemoryError)


def check_picture(upload):
    """Refuse what is no accepted picture; replace the content by the bare picture, at most 2560 px, turned upright."""
    promised = by_extension(upload.name, PICTURES)
    if promised is None:
        raise ValidationError(_("This picture cannot be used. Accepted types: %(kinds)s.") % {"kinds": names(PICTURES)})
    if upload.size > promised.limit * MEGABYTE:
        raise ValidationError(too_large(upload.size, promised))
    upload.seek(0)
    _replace(upload, _bare(upload, promised), promised)


def _replace(upload, data, kind):
    upload.seek(0)
    upload.truncate()
    upload.write(data)
    upload.flush()
    upload.seek(0)
    upload.size = len(data)
    # The same name is always the same picture: browsers may keep it for a year.
    rename(upload, kind, f"-{hashlib.sha256(data).hexdigest()[:8]}")


def _bare(stream, promised):
    """The bytes of the picture alone."""
    try:
        with Image.open(stream, formats=["JPEG", "PNG", "WEBP"]) as picture:
            _check_header(picture, promised)
            with _DRAWING:
                small = shrunk(picture, _LONGEST_SIDE)
        return _written(_in_srgb(ImageOps.exif_transpose(small)), promised)
    except Image.DecompressionBombError:
        raise ValidationError(_too_many_pixels()) from None
    except _BROKEN:
        raise ValidationError(
            _("The picture is damaged: it cannot be opened. Save it anew and send it again.")
        ) from None


def _check_header(picture, promised):
    """Refuse another kind, and what would fill the memory; a JPEG is drawn smaller at once where it can be."""
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise ValidationError(_too_many_pixels())
    if _KINDS[picture.format] is not promised:
        raise ValidationError(
            _("The name ends in .%(kind)s, but the picture is a %(true)s. Name it rightly and send it again.")
            % {"kind": promised.name, "true": _KINDS[picture.format].name}
        )
    picture.draft("RGB", size_within(picture.size, _LONGEST_SIDE))
    if (needed := memory(picture, pixels)) > MOST_BYTES:
        raise ValidationError(_too_heavy(pixels * MOST_BYTES / needed))


def _too_many_pixels():
    return _("The picture has more than %(limit)s million pixels. Make it smaller, then send it again.") % {
        "limit": MOST_PIXELS // 1_000_000
    }


def _too_heavy(most):
    return _(
        "Opening this picture would take too much memory: one of its kind may have %(limit)s million pixels. "
        "Make it smaller or save it as an ordinary jpg, then send it again."
    ) % {"limit": int(most // 1_000_000)}


def _in_srgb(picture):
    """The picture in the colours of screens, as RGB or RGBA, without its colour profile."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except ImageCms.PyCMSError:
            pass
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _written(picture, kind):
    picture.info.clear()
    written = BytesIO()
    picture.convert("RGB" if kind is JPG else picture.mode).save(written, **_SAVE[kind])
    return written.getvalue()
