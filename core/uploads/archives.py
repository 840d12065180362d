"""Zip archives, read within bounds: what the directory of an archive says of sizes is never trusted."""

import re
import zipfile
import zlib
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .kinds import MEGABYTE

_MOST_MEMBERS = 2000
_MOST_BYTES = 200 * MEGABYTE
# Spreadsheets full of zeros pack 1:150; below the floor a ratio says nothing.
_MOST_RATIO, _RATIO_FLOOR = 200, 10 * MEGABYTE
_CHUNK = 64 * 1024
_BAD_PATH = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f\\]")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for files that lie about themselves, besides its own error.
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError,
)  # fmt: skip


class Budget:
    """How many bytes an upload may still unpack to, archives within archives included."""

    def __init__(self, packed):
        self.allowed = min(_MOST_BYTES, max(_RATIO_FLOOR, packed * _MOST_RATIO))

    def spend(self, count):
        """Take bytes off; ValidationError when none are left."""
        self.allowed -= count
        if self.allowed < 0:
            raise ValidationError(_too_much())


def open_archive(stream):
    """The archive, its members checked by name, number and size; ValidationError when it is damaged or not plain."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN:
        raise ValidationError(_damaged()) from None
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise ValidationError(_("The archive holds more than %(number)s files.") % {"number": _MOST_MEMBERS})
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise ValidationError(_too_much())
    for member in members:
        _check_member(member)
    return archive


def _check_member(member):
    if _BAD_PATH.search(member.orig_filename) or _BAD_PATH.search(member.filename):
        raise ValidationError(_("The archive holds a file whose path leads out of it: “%(name)s”.") % _named(member))
    if member.flag_bits & 0x1:
        raise ValidationError(_("The archive is locked with a password, so nobody can see what it holds."))
    if member.compress_type not in _METHODS:
        raise ValidationError(_("The archive is packed in an unusual way. Pack it again as an ordinary .zip file."))


def read_member(archive, member, budget):
    """Yield the chunks of a member, counted against the budget."""
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                budget.spend(len(chunk))
                yield chunk
    except BROKEN:
        raise ValidationError(_damaged()) from None


@contextmanager
def unpacked(archive, member, budget):
    """A member as a file of its own, counted against the budget."""
    with SpooledTemporaryFile(max_size=2 * MEGABYTE) as stream:
        for chunk in read_member(archive, member, budget):
            stream.write(chunk)
        stream.seek(0)
        yield stream


def _named(member):
    return {"name": member.filename[:80]}


def _too_much():
    return _("The file unpacks to far too much. Send the documents one by one.")


def _damaged():
    return _("The file is damaged: it cannot be opened. Save it anew and send it again.")
