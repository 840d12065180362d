"""Sizes of pictures: each is drawn once, at publication, in a modern format and one that every browser reads."""

from collections import defaultdict

from wagtail.images import get_image_model

_WIDTHS = (480, 960, 1600)
_WEBP = [f"width-{width}|format-webp|webpquality-70" for width in _WIDTHS]
_PLAIN = "width-960|format-jpeg|jpegquality-75"
_THUMB = "fill-320x200|format-webp|webpquality-65"
_SHARED = "fill-1200x630|format-jpeg|jpegquality-75"  # what Zalo and Facebook show


def draw(images, leading=None):
    """Draw every size of these pictures of a text, and of the leading one also what lists and other sites show."""
    for image in images:
        image.get_renditions(*_WEBP, _PLAIN)
    if leading:
        leading.get_renditions(*_WEBP, _PLAIN, _THUMB, _SHARED)


def drawn_pictures(pks):
    """{pk: image} with what was drawn of each, in one query when something was drawn of all."""
    found, drawn = {}, defaultdict(list)
    model = get_image_model().get_rendition_model()
    for rendition in model.objects.filter(image_id__in=pks).select_related("image") if pks else ():
        drawn[rendition.image_id].append(rendition)
        found[rendition.image_id] = rendition.image
    if missing := set(pks) - set(found):
        found |= get_image_model().objects.in_bulk(missing)
    for pk, image in found.items():
        image.prefetched_renditions = drawn[pk]
    return found


def picture(image):
    """{srcset, src, width, height} for a picture of an article."""
    drawn = image.get_renditions(*_WEBP, _PLAIN)
    modern = {drawn[spec].width: drawn[spec].url for spec in _WEBP}
    plain = drawn[_PLAIN]
    return {
        "srcset": ", ".join(f"{url} {width}w" for width, url in modern.items()),
        "src": plain.url,
        "width": plain.width,
        "height": plain.height,
    }


def thumbnail(image):
    """{src, width, height} of the small picture in a list."""
    drawn = image.get_rendition(_THUMB)
    return {"src": drawn.url, "width": drawn.width, "height": drawn.height}


def shared_picture(image):
    """The picture that other sites show beside a link."""
    return image.get_rendition(_SHARED)
