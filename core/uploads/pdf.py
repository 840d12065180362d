"""PDF files with programs, attachments or forms that are programs. Signed ones must stay as they are: none is mended.

Readers repair broken files each in its own way, so nothing is trusted that the file says of its own order: the names of
what acts are looked for in all its bytes and in every stream that may hold objects. Each byte is read once.
"""

import re
import zlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .active import refuse_pdf

_END = rb"(?=[\s/<>\[\](){}%]|\Z)"
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_ESCAPES = 500_000
_ACTIVE = re.compile(
    rb"/(?P<script>JavaScript)" + _END
    + rb"|/(?P<launch>Launch|ImportData)" + _END
    + rb"|/(?P<attached>EmbeddedFiles?|FileAttachment|GoToE)" + _END
    + rb"|/(?P<media>RichMedia\w*|Rendition)" + _END
    + rb"|/Subtype\s*/(?P<solid>3D)" + _END
    + rb"|/(?P<form>XFA)\s*(?:\[|<<|\d+\s+\d+\s+R)"
)  # fmt: skip
_LOCKED = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
# An address that somebody may press, up to here: "(https://example.vn/bai/JavaScript".
_ADDRESS = re.compile(rb"\(https?://[^\s()<>\[\]]*\Z")
_LONGEST_ADDRESS, _MOST_ADDRESSES = 2000, 1000
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)" + _END)
_UNUSUAL = re.compile(
    rb"/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt|Predictor)" + _END
)
_CHUNK = 256 * 1024


def check_pdf(data, budget):
    """Refuse a PDF that is locked, or holds what acts by itself; `budget` bounds what is unpacked."""
    plain = _unescaped(data)
    if _LOCKED.search(plain):
        raise ValidationError(
            _("The PDF is locked (encrypted), so nobody can see what it holds. Save it without any protection.")
        )
    _look(plain)
    for objects in _objects(data, budget):
        _look(_unescaped(objects))


def _unescaped(data):
    """The bytes with "#4A" in names written as "J"; a file of 20 MB that is nothing but noise has 80,000 such signs."""
    if data.count(b"#") > _MOST_ESCAPES:
        raise ValidationError(_unusual())
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)


def _unusual():
    return _("The PDF is packed in an unusual way. Print it to a new PDF, and send that one.")


def _look(data):
    for count, found in enumerate(_ACTIVE.finditer(data)):
        before = data[max(0, found.start() - _LONGEST_ADDRESS) : found.start()]
        if count > _MOST_ADDRESSES or not _ADDRESS.search(before):
            refuse_pdf(_words(found.lastgroup))


def _words(what):
    return {
        "script": _("programs (JavaScript)"),
        "launch": _("commands that start other programs or load data"),
        "attached": _("attached files"),
        "media": _("films or sounds with a player of their own"),
        "solid": _("a 3D scene"),
        "form": _("an XFA form"),
    }[what]


def _objects(data, budget):
    """What those streams unpack to that may hold objects: their dictionary says where the first one stands."""
    end = 0
    for keyword in _STREAM.finditer(data):
        start = max(data.rfind(b"obj", end, keyword.start()), end)
        dictionary = _unescaped(data[start : keyword.start()])
        end = keyword.end()
        if b"/First" not in dictionary:
            continue
        if _UNUSUAL.search(dictionary):
            raise ValidationError(_unusual())
        if _PACKED.search(dictionary):
            yield from _unpacked(data, end, budget)


def _unpacked(data, start, budget):
    """The stream that begins here, as far as it unpacks, in pieces that each begin with the end of the last one."""
    unpacking, last = zlib.decompressobj(), b""
    for place in range(start, len(data), _CHUNK):
        packed = data[place : place + _CHUNK]
        while packed and not unpacking.eof:
            try:
                part = unpacking.decompress(packed, _CHUNK)
            except zlib.error:
                return
            budget.spend(len(part))
            yield last + part
            last = (last + part)[-2 * _LONGEST_ADDRESS :]
            packed = unpacking.unconsumed_tail
        if unpacking.eof:
            return
