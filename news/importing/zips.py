"""Zip files from outside: opened only when what they unpack to stays within bounds."""

import zipfile
import zlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_MOST_ENTRIES = 20_000
# What zipfile raises for files that lie about themselves, besides its own error.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)


def check_size(file, most):
    """Refuse a file of more than `most` megabytes; it is left at its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > most * 1_000_000:
        raise ValidationError(
            _("The file has %(size)s MB; at most %(most)s MB can be read. Nothing was imported. Split it.")
            % {"size": round(size / 1_000_000), "most": most}
        )


def open_zip(file, most, unpacked):
    """The ZipFile; refused if bigger than `most` MB, if it unpacks to more than `unpacked` MB, or when broken."""
    check_size(file, most)
    try:
        opened = zipfile.ZipFile(file)
    except BROKEN:
        raise ValidationError(
            _("The file is broken or not a zip file. Nothing was imported. Save it again and try once more.")
        )
    entries = opened.infolist()
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > unpacked * 1_000_000:
        raise ValidationError(
            _("The file unpacks to more than %(most)s MB or too many parts. Nothing was imported.") % {"most": unpacked}
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValidationError(
            _("The file is protected by a password. Nothing was imported. Remove the password and try again.")
        )
    return opened
