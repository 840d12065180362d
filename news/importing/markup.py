"""HTML of any quality as a tree."""

import re

from bs4 import BeautifulSoup

# Marked sections (<![if …]>, <![CDATA[) are nothing in HTML, and Python's parser stumbles over the odd ones.
_MARKED_SECTION = re.compile(r"<!\[[^>]*>?")


def parsed(html):
    """The tree of the HTML; nothing is too malformed for it."""
    return BeautifulSoup(_MARKED_SECTION.sub("", html), "html.parser")
