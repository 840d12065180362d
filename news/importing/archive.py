"""The saved HTML pages of a legacy portal, in a zip."""

import posixpath
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.uploads.archives import BROKEN, open_archive

from .article import ImportedArticle
from .pages import read_page
from .sources import check_size, decoded

_MOST_MB, _MOST_PAGE_MB, _MOST_PICTURE_MB = 100, 3, 20
_MOST_TAGS = 40_000  # reading takes seconds when tens of thousands are never closed
_PAGES = (".html", ".htm", ".aspx", ".php")


def read_archive(file):
    """The ImportedArticles of an open zip, one a page, ordered by name; ValidationError when it holds no page."""
    check_size(file, _MOST_MB)
    with open_archive(file) as opened:
        entries = {entry.filename: entry for entry in opened.infolist() if not entry.is_dir()}
        pages = sorted(name for name in entries if name.lower().endswith(_PAGES) and not _is_hidden(name))
        if not pages:
            raise ValidationError(_("The archive has no HTML page. Nothing was imported."))
        return [_article(opened, entries, name) for name in pages]


def _is_hidden(name):
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _article(opened, entries, name):
    if entries[name].file_size > _MOST_PAGE_MB * 1_000_000:
        return _unread(name, _("The page is too long to be an article."))
    try:
        html, is_garbled = decoded(opened.read(entries[name]))
    except BROKEN:
        return _unread(name, _("The page is broken in the archive."))
    if html.count("<") > _MOST_TAGS:
        return _unread(name, _("The page is too long to be an article."))
    pictures = _Pictures(opened, entries, name)
    article = read_page(html.replace("\x00", ""), pictures.keep)
    article.pictures = pictures.bytes
    article.warnings += pictures.warnings
    if is_garbled:
        article.warnings.append(_("Some letters could not be read: the page's encoding is unknown."))
    return article


def _unread(name, why):
    return ImportedArticle(title=posixpath.basename(name), warnings=[why])


class _Pictures:
    """The pictures of one page that are in the archive, under names of ours."""

    def __init__(self, opened, entries, page):
        self.bytes, self.warnings, self._names = {}, [], {}
        self._opened, self._entries, self._folder = opened, entries, posixpath.dirname(page)

    def keep(self, address):
        """Keep the picture at the address and give its name; None when the archive does not hold it."""
        place = self._place(address)
        if place in self._names:
            return self._names[place]
        try:
            data = self._opened.read(self._entries[place])
        except BROKEN:
            missing = _("A picture was left out; the archive does not hold it: %(address)s")
            self.warnings.append(missing % {"address": address[:200] or _("no address")})
            return None
        name = self._names[place] = f"hinh-{len(self._names) + 1}{posixpath.splitext(place)[1].lower()}"
        self.bytes[name] = data
        return name

    def _place(self, address):
        try:
            path = unquote(urlsplit(address).path)
        except ValueError:
            return None
        place = posixpath.normpath(posixpath.join(self._folder, path)) if path else ""
        for found in (place, path.lstrip("/")):
            if found in self._entries and self._entries[found].file_size <= _MOST_PICTURE_MB * 1_000_000:
                return found
        return None
