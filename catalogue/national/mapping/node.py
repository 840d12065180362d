"""A JSON object of a national record, taken apart key by key; what nobody took is left over.

A reader takes one key and checks its type: it raises RecordError when the type is another.
"""

from datetime import UTC, datetime
from decimal import Decimal

from core.language.text import nfc

from ..leaves import item_names


class RecordError(ValueError):
    """A record that cannot be read; the message names the place and what is wrong there."""


class Leftovers(dict):
    """What nobody took of a record, by path; `had_loose_marks` tells that some text was not in NFC."""

    had_loose_marks = False


class Node:
    """A JSON object that is taken apart key by key; what nobody took ends up in `extra` under its path."""

    def __init__(self, data, path, extra):
        if not isinstance(data, dict):
            raise RecordError(f"{path or 'record'}: an object was expected")
        self.data, self.path, self.extra = dict(data), path, extra

    def _composed(self, value):
        composed = nfc(value)
        if composed is not value and composed != value:
            self.extra.had_loose_marks = True
        return composed

    def _at(self, key):
        return f"{self.path}.{key}" if self.path else key

    def text(self, key):
        """The value as text; None and a missing key are the empty text."""
        value = self.data.pop(key, None)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise RecordError(f"{self._at(key)}: text was expected")
        return self._composed(value)

    def raw(self, key):
        """The value as text exactly as received, but for NUL, which no database keeps."""
        value = self.data.get(key)
        self.text(key)
        return (value or "").replace("\x00", "")

    def optional(self, key):
        """The value as text, or None where there is none."""
        return None if self.data.get(key) is None else self.text(key)

    def identifier(self, key):
        """A text of at most 64 characters."""
        value = self.text(key)
        if len(value) > 64:
            raise RecordError(f"{self._at(key)}: longer than 64 characters")
        return value

    def flag(self, key):
        """The value as a truth value."""
        value = self.data.pop(key, None)
        if value not in (True, False, None):
            raise RecordError(f"{self._at(key)}: true or false was expected")
        return bool(value)

    def flag_if_given(self, key):
        """The value as a truth value; None for a missing key."""
        return self.flag(key) if key in self.data else None

    def count(self, key):
        """A whole number, or None."""
        value = self.data.pop(key, None)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**6):
            raise RecordError(f"{self._at(key)}: a whole number was expected")
        return value

    def amount(self, key):
        """A Decimal below 10^15, or None."""
        value = self.data.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 10**15:
            raise RecordError(f"{self._at(key)}: an amount was expected")
        return Decimal(str(value))

    def moment(self, key):
        """A moment given in milliseconds since 1970, or None."""
        value = self.data.pop(key, None)
        if value is None:
            return None
        try:
            seconds, milliseconds = divmod(value, 1000)
            return datetime.fromtimestamp(seconds, UTC).replace(microsecond=milliseconds * 1000)
        except (TypeError, ValueError, OverflowError, OSError):
            raise RecordError(f"{self._at(key)}: a moment in milliseconds was expected") from None

    def scalar(self, key):
        """A number or a text, as received."""
        value = self.data.pop(key, None)
        if isinstance(value, dict | list | bool):
            raise RecordError(f"{self._at(key)}: a number or a text was expected")
        return nfc(value) if isinstance(value, str) else value

    def nodes(self, key):
        """The objects of a list, each with its own path; null entries are passed over."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list):
            raise RecordError(f"{self._at(key)}: a list was expected")
        items = [item for item in value if item is not None]
        names = item_names(items)
        return [Node(item, f"{self._at(key)}[{name}]", self.extra) for name, item in zip(names, items, strict=True)]

    def node(self, key):
        """The object under the key; an empty one where there is none."""
        return Node(self.data.pop(key, None) or {}, self._at(key), self.extra)

    def texts(self, key):
        """A list of texts."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RecordError(f"{self._at(key)}: a list of texts was expected")
        return [self._composed(item) for item in value]

    def done(self, result=None):
        """The result, after what is left of the node was put into `extra`."""
        for key, value in self.data.items():
            # A 0 is a fact; only `is` tells it from False.
            if value is not False and value not in (None, "", [], {}):
                if not _is_shallow(value):
                    raise RecordError(f"{self._at(key)}: nested too deeply")
                self.extra[nfc(self._at(key))] = clean(value)
        return result


def clean(value):
    """The value with every text and key in NFC and without NUL, which PostgreSQL's JSON refuses."""
    if isinstance(value, dict):
        return {nfc(key): clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return nfc(value) if isinstance(value, str) else value


def _is_shallow(value, levels=50):
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(item, levels - 1) for item in below)
