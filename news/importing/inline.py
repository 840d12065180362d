"""The paragraph that is being read: its words, and its HTML with every tag closed."""

import re
from html import escape

from core.language.text import one_line

_EMPTY = re.compile(r"<(b|i|sub|sup|a)(?: [^>]*)?>(?:\s|<br>)*</\1>")
_SPLIT = re.compile(r"</(b|i)>(\s*)<\1>")
_EDGES = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")


class Paragraph:
    """Takes words and inline tags; no tag is nested in itself, so that any depth of the source costs the same."""

    def __init__(self):
        self._open = {}  # name: (start tag or "", how often opened)
        self.begin()

    def begin(self):
        """Start anew, with the tags open that were open."""
        self._html = [start for start, _count in self._open.values()]
        self._plain, self._bold = [], 0

    @property
    def text(self):
        """The words on one line."""
        return one_line("".join(self._plain))

    @property
    def is_bold(self):
        """Whether all of it is set in bold."""
        return self._bold >= len("".join(self.text.split())) > 0

    @property
    def html(self):
        """Tidy HTML: no empty tag, none closed and opened again, no space or break at the ends."""
        ends = (f"</{name}>" for name, (start, _count) in reversed(self._open.items()) if start)
        html = _SPLIT.sub(r"\2", re.sub(r"\s+", " ", "".join((*self._html, *ends))))
        while (shorter := _EMPTY.sub("", html)) != html:
            html = shorter
        return _EDGES.sub("", html)

    def add(self, data):
        """Words, with the space around them kept as one."""
        words = one_line(data)
        before, after = (" " if data[place].isspace() else "" for place in (0, -1))
        text = f"{before}{words}{after}" if words else " "
        self._html.append(escape(text, quote=False))
        self._plain.append(text)
        if "b" in self._open:
            self._bold += len("".join(words.split()))

    def start(self, name, tag):
        """Open a tag; an empty one counts and is not written."""
        known, count = self._open.get(name, (tag, 0))
        self._open[name] = (known, count + 1)
        if not count and tag:
            self._html.append(tag)

    def end(self, name):
        """Close a tag that was opened."""
        start, count = self._open.get(name, ("", 0))
        if count > 1:
            self._open[name] = (start, count - 1)
        elif count:
            del self._open[name]
            self._html += [f"</{name}>"] if start else []

    def line_break(self):
        """Break the line; False when it was just broken, which is how some people typed a new paragraph."""
        if "".join(self._html[-2:]).rstrip().endswith("<br>"):
            return False
        self._html.append("<br>")
        self._plain.append(" ")
        return True
