"""Where the text of a page is: the element with the most running words right inside it."""

from collections import Counter

from bs4 import NavigableString

_HOLDERS = {"article", "main", "section", "div", "td", "body"}
_PARAGRAPHS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "figure", "blockquote", "pre"}
_LEAST = 150


def find_main_text(page):
    """The element, or None when none has 150 letters of its own outside links.

    A holder is an element that can contain the text. Each letter adds one to the nearest holder around it, a letter in
    a link takes one off. A `div` without any paragraph inside counts as a paragraph: its letters also go to the holder
    around it. The holder with the highest sum is chosen.
    """
    holders, linked, letters, parted = {id(page): None}, {id(page): False}, Counter(), set()
    for child in page.descendants:
        above = id(child.parent)
        if isinstance(child, NavigableString):
            if type(child) is NavigableString and holders[above] is not None:
                letters[id(holders[above])] += len(child.strip()) * (-1 if linked[above] else 1)
            continue
        holders[id(child)] = child if child.name in _HOLDERS else holders[above]
        linked[id(child)] = linked[above] or child.name == "a"
        if child.name in _HOLDERS | _PARAGRAPHS:
            parted.add(id(holders[above]))
    return _best(page, holders, letters, parted)


def _best(page, holders, letters, parted):
    found = page.find_all(_HOLDERS)
    own = Counter(letters)
    for holder in found:
        around = holders[id(holder.parent)]
        if holder.name == "div" and id(holder) not in parted and around is not None:
            letters[id(around)] += own[id(holder)]
    best = max(found, key=lambda holder: letters[id(holder)], default=None)
    return best if best is not None and letters[id(best)] >= _LEAST else None
