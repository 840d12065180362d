"""Rich text by allow-list: whatever is not named here cannot be entered, pasted or imported (I7)."""

import re

import nh3

from .language.text import visible

_BLOCKS = {"p", "h2", "h3", "h4", "ol", "ul", "li", "blockquote"}
_TAGS = _BLOCKS | {"b", "strong", "i", "em", "br", "hr", "a", "sub", "sup"}
# The words between these tags are no text of the author either.
_DROPPED_WHOLE = {"script", "style", "xml", "title", "iframe", "noscript", "template", "svg", "math", "object"}
# An outside address, or a path of our own; "//host" and "/\host" lead outside without saying so.
_HREF = re.compile(r"(https?://[^/\\\s]|mailto:|tel:|/(?![/\\])|#|$)", re.IGNORECASE)
_VALUES = {"linktype": re.compile(r"page$|document$"), "id": re.compile(r"\d{1,18}$"),
           "data-block-key": re.compile(r"[A-Za-z0-9]{1,20}$")}  # fmt: skip
# Wagtail reads stored links with patterns that end at the first ">".
_QUOTED = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})
_LINK_TO_NOTHING = re.compile(r'<a(?![^>]* id=")[^>]* linktype="[^>]*>')
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_EMPTY_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(?:\s|&nbsp;|<br/>)*</p>")
_VOID = re.compile(r"<(br|hr)>")
_MOST_PASSES = 3


def clean_html(html):
    """The HTML with the allowed tags and links only, in NFC, without invisible characters.

    Cleaning the result again does not change it. `data-block-key` is kept: Wagtail finds a comment's paragraph by it.
    """
    for _pass in range(_MOST_PASSES):
        before, html = html, _cleaned(html)
        if html == before:
            break
    return html


def _cleaned(html):
    # Wagtail's editor breaks off at a <br> that is not written <br/>.
    html = _VOID.sub(r"<\1/>", visible(_CLEANER.clean(html)))
    return _EMPTY_PARAGRAPH.sub("", _LINK_TO_NOTHING.sub("<a>", html))


def _attribute(tag, name, value):
    if name == "href":
        bare = _CONTROL.sub("", visible(value)).translate(_QUOTED)
        return bare if _HREF.match(bare) else None
    allowed = _VALUES.get(name)
    return value if allowed and allowed.match(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED_WHOLE,
    attributes={"a": {"href", "linktype", "id"}, **{tag: {"data-block-key"} for tag in _BLOCKS}},
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
