"""Paths of leaves (catalogue/national/leaves.py) taken apart, and the record that they make up."""

import re

# The name of an item ends before the next key or item: an id may hold dots and slashes.
_STEP = re.compile(r"\[(.*?)\](?=[.\[]|$)|([^.\[]+)")
_ITEM = re.compile(r"\[.*?\](?=[.\[]|$)")


def leaf_of(path):
    """The kind of leaf that a path leads to: `fees[2].value` is a `fees[].value`."""
    return _ITEM.sub("[]", path)


def item_of(path):
    """The part of a path that names the outermost item, `fees[2]`; "" outside of lists."""
    name = _ITEM.search(path)
    return path[: name.end()] if name else ""


def tree(leaves):
    """{path: text} as the nested dicts of a record; a list is a dict of its items by their names."""
    record = {}
    for path, text in leaves.items():
        *above, last = [item or key for item, key in _STEP.findall(path)]
        node = record
        for step in above:
            node = node.setdefault(step, {})
        node[last] = text
    return record


def items(node, key):
    """[(name, item)] of a list of the record; where items are numbered, in the order of the numbers."""
    named = node.get(key, {}).items()
    return sorted(named, key=lambda item: int(item[0]) if item[0].isdecimal() else 0)
