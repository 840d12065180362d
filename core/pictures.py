"""Sizes of pictures: each is drawn once, at publication, in a modern format and one that every browser reads."""

from collections import defaultdict
from functools import lru_cache

from wagtail.images import get_image_model
from wagtail.images.models import Filter

_WIDTHS = (480, 960, 1600)
_WEBP = [f"width-{width}|format-webp|webpquality-70" for width in _WIDTHS]
_PLAIN = "width-960|format-jpeg|jpegquality-75"
_THUMB = "fill-320x200|format-webp|webpquality-65"
_SHARED = "fill-1200x630|format-jpeg|jpegquality-75"  # what Zalo and Facebook show


def draw(images, leading=None):
    """Draw every size of these pictures of a text, and of the leading one also what lists and other sites show.

    One after the other: Wagtail's way for many draws three at once, with three times the memory.
    """
    for image in images:
        _draw(image, *_WEBP, _PLAIN)
    if leading:
        _draw(leading, *_WEBP, _PLAIN, _THUMB, _SHARED)


def _draw(image, *specs):
    missing = set(specs) - set(image.renditions.filter(filter_spec__in=specs).values_list("filter_spec", flat=True))
    for spec in specs:
        if spec in missing:
            image.get_rendition(spec)


def drawn_pictures(pks, specs=(*_WEBP, _PLAIN, _THUMB, _SHARED)):
    """{pk: image} with those sizes that were drawn of each, in one query when something was drawn of all."""
    found, drawn = {}, defaultdict(list)
    renditions = get_image_model().get_rendition_model().objects.select_related("image")
    for rendition in renditions.filter(image_id__in=pks, filter_spec__in=specs) if pks else ():
        drawn[rendition.image_id].append(rendition)
        found[rendition.image_id] = rendition.image
    if missing := set(pks) - set(found):
        found |= get_image_model().objects.in_bulk(missing)
    for pk, image in found.items():
        image.prefetched_renditions = drawn[pk]
    return found


def _drawn(image, spec):
    """The rendition of an image that `drawn_pictures` brought, without Wagtail's reading of its recipe each time."""
    focal = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    key = _focal_key(spec, *focal)
    for rendition in getattr(image, "prefetched_renditions", ()):
        if rendition.filter_spec == spec and rendition.focal_point_key == key:
            return rendition
    return image.get_rendition(spec)


@lru_cache(maxsize=2000)
def _focal_key(spec, x, y, width, height):
    placed = get_image_model()(focal_point_x=x, focal_point_y=y, focal_point_width=width, focal_point_height=height)
    return Filter(spec=spec).get_cache_key(placed)


def picture(image):
    """{srcset, src, width, height} for a picture of an article."""
    modern = {rendition.width: rendition.url for rendition in (_drawn(image, spec) for spec in _WEBP)}
    plain = _drawn(image, _PLAIN)
    return {
        "srcset": ", ".join(f"{url} {width}w" for width, url in modern.items()),
        "src": plain.url,
        "width": plain.width,
        "height": plain.height,
    }


def thumbnails(pks):
    """{pk: {src, width, height}} of the small pictures in a list."""
    small = {pk: _drawn(image, _THUMB) for pk, image in drawn_pictures(pks, [_THUMB]).items()}
    return {pk: {"src": drawn.url, "width": drawn.width, "height": drawn.height} for pk, drawn in small.items()}


def shared_picture(image):
    """The picture that other sites show beside a link."""
    return _drawn(image, _SHARED)
