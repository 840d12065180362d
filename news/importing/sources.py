"""What comes from outside, made readable: how large it may be, its bytes as text, its HTML as a tree."""

import codecs
import re

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Marked sections (<![if …]>, <![CDATA[) are nothing in HTML, and Python's parser stumbles over the odd ones.
_MARKED_SECTION = re.compile(r"<!\[[^>]*>?")


def check_size(file, most):
    """Refuse a file of more than `most` megabytes; it is left at its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > most * 1_000_000:
        raise ValidationError(
            _("The file has %(size)s MB; at most %(most)s MB can be read. Nothing was imported. Split it.")
            % {"size": round(size / 1_000_000), "most": most}
        )


def decoded(data):
    """(text, whether some letters could not be read): by mark, as UTF-8, as declared, as Windows Vietnamese."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    for name in (marked, "utf-8", declared, "windows-1258"):
        try:
            if name:
                return data.decode(name), False
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace"), True


def parsed(html):
    """The tree of the HTML; nothing is too malformed for it."""
    return BeautifulSoup(_MARKED_SECTION.sub("", html), "html.parser")
