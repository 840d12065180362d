"""One HTML page of a legacy portal as an article, by plain rules that say what they did not find."""

import re
from itertools import islice

from bs4 import NavigableString
from django.utils.translation import gettext as _

from core.language.text import one_line

from .article import ImportedArticle
from .body import assembled, take_author, take_lead, take_source, title_warnings
from .dates import read_date
from .leftovers import is_leftover
from .main_text import find_main_text
from .pieces import UNSEEN, read_pieces
from .sources import parsed

_DATE_NAMES = ("article:published_time", "datepublished", "pubdate", "publishdate", "dc.date", "dc.date.issued",
               "dcterms.created", "date")  # fmt: skip
_LEAD_NAMES = re.compile(r"\b(?:sapo|lead|summary|tomtat|tom-tat|mota|mo-ta)\b", re.IGNORECASE)
_PORTAL = re.compile(r"(?:cổng|trang) (?:thông )?tin\b", re.IGNORECASE)
_BESIDE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}[^|]{0,20}\|\s*([^|\d]{3,60})$")


def read_page(html, picture):
    """The ImportedArticle of a page; `picture(src)` keeps a picture and gives its name, or None."""
    page = parsed(html)
    facts = _Facts(page)
    kept = {id(tag) for tag in facts.heading.parents} if facts.heading is not None else ()
    for tag in page.find_all([*UNSEEN, "nav", "header", "footer", "aside"]):
        if not tag.decomposed and id(tag) not in kept:
            tag.decompose()
    main = find_main_text(page)
    pieces, warnings = read_pieces(main, picture, is_leftover) if main is not None else ([], [])
    article = ImportedArticle(facts.title, source_name=facts.source_name, source_url=facts.source_url)
    article.published_on, author = facts.date_and_author(main)
    _fill(article, pieces, facts, author)
    article.warnings = [*_warnings(article, facts), *warnings]
    return article


def _fill(article, pieces, facts, author):
    """Put the pieces where they belong; title, date line and lead are not said twice."""
    while pieces and pieces[0].kind == "text" and _is_repeated(pieces[0].text, article):
        del pieces[0]
    article.lead = facts.lead or take_lead(pieces)
    pieces[:] = [piece for piece in pieces if piece.kind != "text" or piece.text != article.lead]
    name, address = take_source(pieces)
    article.source_name, article.source_url = name or article.source_name, address or article.source_url
    article.author = facts.author or take_author(pieces) or author
    article.body = assembled(pieces)


def _is_repeated(text, article):
    short_date = len(text) <= 80 and article.published_on and read_date(text) == article.published_on
    return text == article.title or bool(short_date)


def _warnings(article, facts):
    yield from title_warnings(article.title)
    if facts.title_is_guessed and article.title:
        yield _("The title comes from the browser's title line; check it.")
    missing = {
        _("No date was found."): article.published_on,
        _("No author was found."): article.author,
        _("No lead was found."): article.lead,
        _("No main text was found; the page may be a list."): article.body,
        _("No address of the original was found."): article.source_url,
    }
    yield from (words for words, value in missing.items() if not value)


def _is_title(text):
    """Whether it can be an article's title: not the portal's name, a date or what its machinery prints."""
    is_date = len(text) <= 30 and read_date(text)
    return 10 <= len(text) <= 300 and not (_PORTAL.match(text) or is_leftover(text) or is_date)


class _Facts:
    """What the page says about its article outside the text."""

    def __init__(self, page):
        self._page = page
        self._meta = {}
        for tag in page.find_all("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
            self._meta.setdefault(name.casefold(), one_line(tag.get("content") or ""))
        headings = page.find_all("h1", limit=5)
        self.heading = next((tag for tag in headings if _is_title(one_line(tag.get_text(" ")))), None)
        self.title_is_guessed = self.heading is None and not self._meta.get("og:title")
        self.title = self._title()
        self.source_name = self._meta.get("og:site_name", "")[:200]
        self.author = self._meta.get("author") or self._meta.get("article:author", "")
        link = page.find("link", rel="canonical")
        address = (link.get("href") if link else "") or self._meta.get("og:url", "")
        self.source_url = address if address.startswith(("http://", "https://")) and len(address) <= 500 else ""
        self.lead = self._lead()

    def _title(self):
        if self.heading is not None:
            return one_line(self.heading.get_text(" "))
        line = self._page.title.get_text(" ") if self._page.title else ""
        written = self._meta.get("og:title"), one_line(re.split(r"\s[|»–-]\s", one_line(line))[0])
        return next((text for text in written if text and _is_title(text)), "")

    def _lead(self):
        marked = self._page.find(["p", "div", "h2", "h3"], class_=_LEAD_NAMES)
        lead = one_line(marked.get_text(" ")) if marked else ""
        described = self._meta.get("description") or self._meta.get("og:description", "")
        return next((text for text in (lead, described) if 40 <= len(text) <= 600 and text != self.title), "")

    def date_and_author(self, main):
        """(the moment, the author's name if it stands behind the date): by meta, by `time`, beside the title."""
        beside = self._beside(main)
        named = next((match.group(1).strip() for text in beside if (match := _BESIDE.search(text))), "")
        written = [self._meta.get(name, "") for name in _DATE_NAMES]
        written += [tag.get("datetime") or tag.get_text(" ") for tag in self._page.find_all("time", limit=5)]
        found = (moment for text in (*written, *beside) if text and (moment := read_date(text)))
        return next(found, None), named

    def _beside(self, main):
        """The first short texts after the heading, or those around the beginning of the main text."""
        start = self.heading if self.heading is not None and not self.heading.decomposed else main
        if start is None:
            return []
        near = (*islice(start.next_elements, 120), *islice(start.previous_elements, 30))
        texts = [one_line(part) for part in near if type(part) is NavigableString]
        return [text for text in texts if 8 <= len(text) <= 120]
