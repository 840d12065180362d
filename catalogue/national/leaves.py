"""A record as its leaves: every text and number with the path to it."""

from collections.abc import Iterator

_KEYS = ("id", "profileComponentId", "code")


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield (path, leaf) for every non-empty text, number and truth value below the value.

    An item of a list is named by its id where ids are given and unique (`fees[2]`, `resultsDetails[019d…]`),
    so that an insertion is one change and not a change of all that follows.
    """
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        items = [item for item in value if item is not None]
        for name, item in zip(item_names(items), items, strict=True):
            yield from leaves(item, f"{path}[{name}]")
    elif value is not None and value != "":
        yield path, value


def item_names(items: list) -> list:
    """What each item of a list is called in a path."""
    for key in _KEYS:
        names = [item.get(key) if isinstance(item, dict) else None for item in items]
        if all(isinstance(name, str) and name for name in names) and len(set(names)) == len(names):
            return names
    return list(range(len(items)))


def head(path: str) -> str:
    """The key of the national record that a path begins with."""
    return path.split("[")[0].split(".")[0]


def differences(old: object, new: object) -> list[tuple[str, object, object]]:
    """[(path, old leaf or None, new leaf or None)] between two records, in the order of the new one."""
    before, after = dict(leaves(old)), dict(leaves(new))
    changed = [(path, before.get(path), leaf) for path, leaf in after.items() if before.get(path) != leaf]
    return changed + [(path, leaf, None) for path, leaf in before.items() if path not in after]
