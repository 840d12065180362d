"""RSS and Atom files."""

import re
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.language.text import one_line

from .article import ImportedArticle
from .body import assembled, title_warnings
from .dates import from_utc, read_date
from .pieces import read_pieces
from .sources import check_size, parsed

_MOST_MB, _DEEPEST = 20, 100
_LONGEST_LEAD = 600


def read_feed(file):
    """The ImportedArticles of an open RSS or Atom file; ValidationError when it is not one."""
    check_size(file, _MOST_MB)
    data = file.read()
    _check(data)
    import feedparser  # seldom needed

    feed = feedparser.parse(BytesIO(data))
    if not feed.version or not feed.entries:
        raise ValidationError(_("The file is not an RSS or Atom feed, or it has no entries. Nothing was imported."))
    source = _plain(feed.feed.get("title", ""))
    return [_article(entry, source) for entry in feed.entries]


def _check(data):
    """Refuse XML that is malformed, declares entities or nests without end."""
    depth = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if event == "end":
                element.clear()
            if depth > _DEEPEST:
                raise ValidationError(_("The feed is nested too deeply. Nothing was imported."))
    except DefusedXmlException:
        raise ValidationError(_("The feed declares entities of its own, which is not allowed. Nothing was imported."))
    except ParseError as error:
        raise ValidationError(
            _("The feed is malformed at line %(line)s. Nothing was imported. Ask the sender for a correct file.")
            % {"line": error.position[0]}
        )
    except (LookupError, ValueError):
        raise ValidationError(_("The feed is in an encoding that cannot be read. Nothing was imported."))


def _article(entry, source):
    html, lead = _words(entry)
    addresses = []
    pieces, warnings = read_pieces(html, addresses.append)
    article = ImportedArticle(
        title=_plain(entry.get("title", "")),
        lead=lead,
        body=assembled(pieces),
        author=_plain(entry.get("author", "")),
        source_name=_plain((entry.get("source") or {}).get("title", "")) or source,
        source_url=_web(entry.get("link", "")),
        published_on=_date(entry),
    )
    article.warnings = [*_warnings_of(article, entry, addresses), *warnings]
    return article


def _words(entry):
    """(the text's HTML, the lead): a summary beside a full text is the lead; alone it is the lead when short."""
    full = next((part.get("value", "") for part in entry.get("content", ())), "")
    summary = entry.get("summary", "")
    plain = _plain(summary)
    if full and full != summary:
        return full, plain if len(plain) <= _LONGEST_LEAD else ""
    return ("", plain) if len(plain) <= _LONGEST_LEAD and "<table" not in summary else (summary, "")


def _warnings_of(article, entry, addresses):
    yield from title_warnings(article.title)
    if article.published_on is None:
        yield _("No date was found.")
    if not article.source_url:
        yield _("No address of the original was found.")
    if not article.body:
        yield _("The feed holds only a summary; the full text is at its original address.")
    linked = [_web(link.get("href", "")) for link in entry.get("enclosures", ())]
    linked += [_web(link.get("url", "")) for link in entry.get("media_content", ())]
    for address in dict.fromkeys([*addresses, *linked]):
        yield _("A picture or file was not fetched: %(address)s") % {"address": address or _("no address")}


def _date(entry):
    """Our reading first: feedparser takes "10:00 ngày 22-8-2019" for ten o'clock today."""
    key = "published" if "published" in entry else "updated"
    written = entry.get(key, "")
    has_year = re.search(r"\d{4}", written)
    return read_date(written) or (from_utc(entry.get(f"{key}_parsed")) if has_year else None)


def _plain(html):
    return one_line(parsed(html).get_text(" ")) if "<" in html or "&" in html else one_line(html)


def _web(address):
    return address if address.startswith(("http://", "https://")) and len(address) <= 500 else ""
