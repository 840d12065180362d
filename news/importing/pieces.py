"""HTML from anywhere as a flat list of pieces: paragraphs, headings, list items, pictures, tables."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from core.language.text import one_line

from .inline import Paragraph
from .sources import parsed
from .tables import Table

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "sub": "sub", "sup": "sup"}
_LISTS = ("ul", "ol")
_DEEPEST_LIST = 4
# Text flows through these; every other tag begins and ends a paragraph.
_FLOWING = {"span", "font", "u", "small", "big", "mark", "abbr", "time", "label", "strike", "s", "del", "ins", "tt",
            "code", "cite", "q", "html", "body", "wbr", "o:p"}  # fmt: skip
UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "button",
          "input", "textarea", "video", "audio")  # fmt: skip
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]+", re.IGNORECASE)


@dataclass
class Piece:
    """One piece; `kind` is text, photo or table, and `data` the rest of what the body holds of the latter two.

    `lists` are the lists around it, outermost first; pieces of the same `item` belong to one entry.
    """

    kind: str
    text: str = ""
    html: str = ""
    tag: str = "p"
    style: str = ""
    lists: tuple = ()
    item: int = 0
    bold: bool = False
    data: tuple = ()


def read_pieces(html, picture, unwanted=lambda text: False):
    """(pieces, warnings) of the HTML, a text or a BeautifulSoup element.

    `picture(src)` gives the name under which a picture is kept, or None; paragraphs that are `unwanted` are left out.
    """
    soup = parsed(html) if isinstance(html, str) else html
    for tag in soup.find_all(UNSEEN):
        tag.decompose()
    reader = _Reader(picture, unwanted)
    reader.feed(str(soup))
    reader.close()
    reader.flush()
    return reader.pieces, reader.warnings


class _Reader(HTMLParser):
    """Reads well-formed HTML without ever nesting, so that no depth of the source is too deep."""

    def __init__(self, picture, unwanted):
        super().__init__(convert_charrefs=True)
        self.pieces, self.warnings = [], []
        self._picture, self._unwanted = picture, unwanted
        self._paragraph, self._tag, self._style = Paragraph(), "p", ""
        self._lists, self._depth, self._item = [], 0, 0
        self._table, self._waiting = None, []

    def flush(self):
        """End the paragraph that is being read."""
        paragraph = self._paragraph
        text = paragraph.text
        if text and not self._unwanted(text):
            if self._table is not None:
                self._table.add(text, paragraph.is_bold)
            else:
                self.pieces.append(Piece("text", text, paragraph.html, self._tag, self._style, tuple(self._lists),
                                         self._item, paragraph.is_bold))  # fmt: skip
        paragraph.begin()

    def handle_data(self, data):
        """Words belong to the paragraph."""
        self._paragraph.add(data)

    def handle_starttag(self, tag, attrs):
        """Open what the tag opens."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _INLINE:
            self._paragraph.start(_INLINE[tag], f"<{_INLINE[tag]}>")
        elif tag == "a":
            address = attributes.get("href", "").strip()
            safe = _SAFE_LINK.fullmatch(address)
            self._paragraph.start("a", f'<a href="{escape(address)}">' if safe else "")
        elif tag == "br":
            if not self._paragraph.line_break():
                self.flush()
        elif tag == "img":
            self._photo(attributes)
        elif tag not in _FLOWING:
            self._start_block(tag, attributes)

    def handle_endtag(self, tag):
        """Close what the tag closes."""
        if tag in _INLINE or tag == "a":
            self._paragraph.end(_INLINE.get(tag, tag))
        elif tag not in _FLOWING and tag not in ("br", "img"):
            self.flush()
            self._tag, self._style = "p", ""
            if tag in _LISTS:
                self._end_list()
            elif tag == "table":
                self._end_table()

    def _start_block(self, tag, attributes):
        self.flush()
        self._tag, self._style = tag if tag in HEADINGS else "p", attributes.get("class", "")
        if tag in _LISTS:
            self._depth += 1
            if self._depth <= _DEEPEST_LIST:
                self._lists.append((tag, self._item))
        elif tag == "li":
            self._item += 1
        elif tag == "table":
            self._spill()
            self._table = Table()
        elif tag == "tr" and self._table is not None:
            self._table.start_row()
        elif tag in ("td", "th") and self._table is not None:
            self._table.start_cell(tag == "th", attributes)

    def _end_list(self):
        if self._depth == len(self._lists):
            del self._lists[-1:]
        self._depth = max(self._depth - 1, 0)
        self._item += 1

    def _photo(self, attributes):
        name = self._picture(attributes.get("src", "").strip())
        if name is None:
            return
        photo = Piece("photo", data=(name, one_line(attributes.get("alt", ""))))
        if self._table is not None:
            self._waiting.append(photo)
        else:
            self.flush()
            self.pieces.append(photo)

    def _end_table(self):
        table = self._table
        if table is None or table.is_layout():
            self._spill()
            return
        self._table = None
        header, rows = table.finished()
        if rows:
            self.pieces.append(Piece("table", data=(table.caption or self._caption(), header, rows)))
            self.warnings += _warnings(table, header)
        self._release()

    def _caption(self):
        """The words of a caption right before the table, which stop being a paragraph."""
        before = self.pieces[-1] if self.pieces else None
        return self.pieces.pop().text if before and before.style == "caption" else ""

    def _spill(self):
        """A table that only arranged the page: what its cells said becomes paragraphs."""
        if self._table is not None:
            paragraphs, self._table = self._table.paragraphs(), None
            self.pieces += [Piece("text", text, escape(text, quote=False)) for text in paragraphs]
            self._release()

    def _release(self):
        self.pieces += self._waiting
        self._waiting = []


def _warnings(table, header):
    if not header:
        yield _("A table has no header row; mark one, so that it can be read aloud.")
    if table.merged:
        yield _("A table had merged cells; their text is repeated in every cell they covered.")
