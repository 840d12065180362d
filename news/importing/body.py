"""From pieces to the parts of an article: title, lead, source, and the body in order."""

import re

import nh3
from django.utils.translation import gettext as _

from .pieces import HEADINGS

LONGEST_TITLE = 110
_LONGEST_LEAD = 600
_TAGS = {"p", "h2", "h3", "h4", "b", "i", "ol", "ul", "li", "a", "sub", "sup", "br"}
_SOURCE = re.compile(r"(?:Nguồn\s*:\s*)+(.{2,200})", re.IGNORECASE)
_ADDRESS = re.compile(r'href="(https?://[^"]+)"')
_AUTHOR = re.compile(r"(?:Tác giả|Người viết|Bài, ảnh|Bài và ảnh|Tin, ảnh|Tin, bài|Bài)\s*:\s*(.{2,80})", re.IGNORECASE)


def take_title(pieces):
    """The title, taken out of the pieces: what is styled as one, the first h1, else a short first paragraph."""
    for is_title in (lambda piece: piece.style == "title", lambda piece: piece.tag == "h1"):
        for place, piece in enumerate(pieces):
            if is_title(piece):
                return pieces.pop(place).text
    first = _first(pieces)
    if first is not None and len(pieces[first].text) <= 2 * LONGEST_TITLE:
        return pieces.pop(first).text
    return ""


def take_lead(pieces):
    """The lead, taken out of the pieces: what is styled as a subtitle, or a first paragraph all in bold."""
    for place, piece in enumerate(pieces):
        if piece.style == "subtitle":
            return pieces.pop(place).text
    first = _first(pieces)
    if first is not None and _is_lead(pieces[first]):
        return pieces.pop(first).text
    return ""


def take_source(pieces):
    """(name, address) of the source that one of the last paragraphs names, taken out of the pieces."""
    piece, match = _take(pieces, _SOURCE)
    address = _ADDRESS.search(piece.html) if piece else None
    return (match.group(1).rstrip(". ") if match else ""), (address.group(1).replace("&amp;", "&") if address else "")


def take_author(pieces):
    """The author that one of the last paragraphs names, taken out of the pieces."""
    _piece, match = _take(pieces, _AUTHOR)
    return match.group(1) if match else ""


def _first(pieces):
    return next((place for place, piece in enumerate(pieces) if piece.kind == "text"), None)


def _is_lead(piece):
    return piece.bold and piece.tag == "p" and 40 <= len(piece.text) <= _LONGEST_LEAD


def _last(pieces, pattern):
    texts = [place for place, piece in enumerate(pieces) if piece.kind == "text"]
    return next((place for place in reversed(texts[-4:]) if pattern.fullmatch(pieces[place].text)), None)


def _take(pieces, pattern):
    place = _last(pieces, pattern)
    if place is None:
        return None, None
    piece = pieces.pop(place)
    return piece, pattern.fullmatch(piece.text)


def assembled(pieces):
    """The body: neighbouring texts as one clean HTML whose headings start at h2, pictures and tables between them."""
    body, texts = [], []
    shift = _shift(pieces)
    for piece in pieces:
        if piece.kind == "text":
            texts.append(piece)
            continue
        body += _text(texts, shift)
        texts = []
        body.append((piece.kind, *piece.data))
    return body + _text(texts, shift)


def title_warnings(title):
    """What an editor should look at in a title."""
    if not title:
        yield _("No title was found.")
    elif len(title) > LONGEST_TITLE:
        yield _("The title has more than %(most)s characters; shorten it.") % {"most": LONGEST_TITLE}
    if re.search(r"【[^】]*】", title):
        yield _("The title has words in 【】 brackets, a mark of advertisements put into hacked pages; check it.")


def _shift(pieces):
    levels = [HEADINGS.index(piece.tag) + 1 for piece in pieces if piece.tag in HEADINGS]
    return 2 - min(levels, default=2)


def _text(pieces, shift):
    if not pieces:
        return []
    parts, around, item = [], (), None
    for piece in pieces:
        parts.append(_moves(around, piece.lists))
        if piece.lists:
            parts.append(f"<br>{piece.html}" if piece.item == item else f"<li>{piece.html}")
        else:
            tag = f"h{min(HEADINGS.index(piece.tag) + 1 + shift, 4)}" if piece.tag in HEADINGS else "p"
            parts.append(f"<{tag}>{piece.html}</{tag}>")
        around, item = piece.lists, piece.item
    parts.append(_moves(around, ()))
    return [("text", nh3.clean("".join(parts), tags=_TAGS, attributes={"a": {"href"}}, link_rel=None,
                               url_schemes={"http", "https", "mailto", "tel"}))]  # fmt: skip


def _moves(around, wanted):
    """The tags that lead from one stack of lists to another."""
    same = 0
    while same < min(len(around), len(wanted)) and around[same] == wanted[same]:
        same += 1
    ends = "".join(f"</{name}>" for name, _item in reversed(around[same:]))
    return ends + "".join(f"<{name}>" for name, _item in wanted[same:])
