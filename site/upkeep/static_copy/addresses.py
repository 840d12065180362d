"""Which pages are copied, and what each leads to that belongs to it."""

import re
from urllib.parse import unquote, urljoin, urlsplit

from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage, InformationPage
from home.site_map import SITEMAPS

_WHOLE = ("lists", "life_events", "agencies", "desks", "procedures")
# The only queries that are copied, as nginx knows them too: an area of the catalogue, a page of a list.
_COPIED_QUERY = re.compile(r"linh-vuc=[a-z0-9-]+|(?:linh-vuc=[a-z0-9-]+&)?trang=\d{1,3}")
_LINK = re.compile(r'href="([^"#]+)"')
_FILE = re.compile(r"""["'\s,(](/(?:static|media)/[^"'\s,)?#<>]+)""")
_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")
_IN_SCRIPT = re.compile(r"""(?:from|import)\s*\(?["'](\.{1,2}/[^"']+)""")


def key_pages():
    """Yield the path of each page that is copied, but for those that its lists lead to."""
    yield "/"
    yield reverse("news")
    for page in Page.objects.live().public().type(HomePage, InformationPage).order_by("path").iterator():
        yield urlsplit(page.get_url() or "/").path
    for name in _WHOLE:
        sitemap = SITEMAPS[name]()
        for item in sitemap.items():
            yield urlsplit(sitemap.location(item)).path


def further_lists(html):
    """The addresses of the catalogue's areas and pages that a page links to."""
    catalogue = reverse("procedures")
    for link in _LINK.findall(html):
        path, _mark, query = link.replace("&amp;", "&").partition("?")
        if path in (catalogue, "") and _COPIED_QUERY.fullmatch(query):
            yield f"{catalogue}?{query}"


def files_of(address, kind, text):
    """The addresses of the styles, scripts, fonts and pictures that a page, a style or a script asks for."""
    if kind == "text/html":
        return _FILE.findall(text)
    pattern = {"text/css": _IN_STYLE, "text/javascript": _IN_SCRIPT, "application/javascript": _IN_SCRIPT}.get(kind)
    found = pattern.findall(text) if pattern else ()
    return [urlsplit(urljoin(address, link)).path for link in found if not link.startswith("data:")]


def file_name(address):
    """Where a page or file lies in the copy; None for what could lead elsewhere."""
    path, _mark, query = address.partition("?")
    path = unquote(path)
    if ".." in path or "\\" in path or "\0" in path or not path.startswith("/"):
        return None
    if path.endswith("/"):
        path += f"{query}.html" if query else "index.html"
    return path.lstrip("/")
