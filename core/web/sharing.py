"""Sharing a page: plain links without anybody's script (H11), a code for a telephone's camera, Open Graph."""

from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

# Longer than any address of ours.
_LONGEST_PATH = 400
_MASK = 2


def share(url):
    """What components/share.html offers for the page at an absolute address."""
    return {
        "url": url,
        "links": [
            {"name": "Zalo", "url": "https://sp.zalo.me/share_inline?" + urlencode({"link": url})},
            {"name": "Facebook", "url": "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": url})},
        ],
        "qr_url": reverse("qr_code", args=[urlsplit(url).path.strip("/")]),
    }


@require_safe
def qr_code(request, path):
    """The QR code of a page of this portal as an SVG; it can lead nowhere else."""
    if len(path) > _LONGEST_PATH:
        raise Http404
    return HttpResponse(qr_svg(f"{settings.BASE_URL}{iri_to_uri(f'/{path}/')}"), content_type="image/svg+xml")


def qr_svg(text):
    """The code of a text as an SVG that scales, on white so that it reads in any colours."""
    import segno  # seldom needed

    picture = BytesIO()
    # Any mask can be read; weighing all eight takes ten milliseconds.
    segno.make(text, error="m", micro=False, mask=_MASK).save(
        picture, kind="svg", light="#fff", xmldecl=False, omitsize=True
    )
    return picture.getvalue().decode()


def open_graph(site_name, title, description, url, kind="website", image=""):
    """{property: content} of a page, without what is empty."""
    said = {
        "og:type": kind,
        "og:site_name": site_name,
        "og:title": title,
        "og:description": description,
        "og:url": url,
        "og:image": image,
        "og:locale": "vi_VN",
    }
    return {name: content for name, content in said.items() if content}
