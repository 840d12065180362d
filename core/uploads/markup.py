"""The XML of office documents, read as it comes: no entities, no tree, bounded depth."""

from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_DEEPEST = 500
# No tag of a document is longer; the parser reads an unfinished one anew with every piece that comes.
_LONGEST_TAG = 1024 * 1024


class Reader:
    """Calls `start(name, attributes)`, `end(name)` and `text(words)` of a listener; names without their prefix."""

    def __init__(self, listener):
        self._listener, self._depth = listener, 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        self._parser.CharacterDataHandler = listener.text
        self._parser.StartDoctypeDeclHandler = _no_entities

    def read(self, chunks):
        """Read all; ValidationError when it is no XML."""
        try:
            count = 0
            for chunk in chunks:
                self._parser.Parse(chunk, False)
                count += len(chunk)
                if count - self._parser.CurrentByteIndex > _LONGEST_TAG:
                    raise ValidationError(_broken())
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):
            raise ValidationError(_broken()) from None

    def _start(self, name, attributes):
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValidationError(_broken())
        self._listener.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name):
        self._depth -= 1
        self._listener.end(_local(name))


def _local(name):
    return name.rpartition(":")[2]


def _no_entities(*_declared):
    raise ValidationError(_broken())


def _broken():
    return _("The document is broken inside. Open it, save it anew and send it again.")
