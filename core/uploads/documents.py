"""Documents and recordings: the true type by the content, which the name must agree with."""

import re

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .archives import Budget, open_archive, unpacked
from .kinds import ARCHIVED, CSV, DOCUMENTS, MEGABYTE, MP3, MP4, PDF, PICTURES, ZIP, by_extension, names, rename
from .office import archive_kind
from .pdf import check_pdf
from .tables import is_table

_HEAD = 8192
_MAGIC = {kind.content_type: kind for kind in (PDF, MP3, MP4)}
_MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?php|meta|img)", re.IGNORECASE)


def check_document(upload):
    """Refuse what is not one of the accepted documents; give the upload a plain name and its true content type."""
    promised = by_extension(upload.name, DOCUMENTS)
    if promised is None:
        raise ValidationError(_unknown(upload.name))
    if upload.size > promised.limit * MEGABYTE:
        raise ValidationError(too_large(upload.size, promised))
    _check(upload, upload.name, promised, Budget(upload.size))
    upload.seek(0)
    rename(upload, promised)


def too_large(size, kind):
    """The message on a file that is too large."""
    return _("The file has %(size)s MB; a %(kind)s file may have %(limit)s MB. Make it smaller or split it.") % {
        "size": -(-size // MEGABYTE),
        "kind": kind.name,
        "limit": kind.limit,
    }


def _unknown(name):
    if by_extension(name, PICTURES):
        return _("This is a picture: add it under Images, where its place data are taken off.")
    return _("Files of this type are not accepted. Accepted: %(kinds)s.") % {"kinds": names(DOCUMENTS)}


def _check(stream, name, promised, budget):
    kind = _true_kind(stream, budget)
    if kind is not promised:
        raise ValidationError(
            _("“%(name)s” is no %(kind)s file inside. Save it as %(kind)s in the program that made it.")
            % {"name": name[-80:], "kind": promised.name}
        )
    if kind is PDF:
        stream.seek(0)
        check_pdf(stream.read(PDF.limit * MEGABYTE), budget)


def _true_kind(stream, budget):
    """The kind that the content has, or None; archives are looked into."""
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _archive(stream, budget)
    if _MARKUP.search(head[:1024]):
        return None
    guessed = filetype.guess(head)
    known = _MAGIC.get(guessed.mime) if guessed else None
    # Text may begin like a picture ("BMI,Tuổi"), so whatever is not known may still be a table.
    return known or (CSV if is_table(stream.read(CSV.limit * MEGABYTE)) else None)


def _archive(stream, budget):
    with open_archive(stream) as archive:
        kind = archive_kind(archive, budget)
        if kind is ZIP:
            _check_members(archive, budget)
        return kind


def _check_members(archive, budget):
    for member in archive.infolist():
        if member.is_dir():
            continue
        promised = by_extension(member.filename, ARCHIVED)
        if promised is None:
            raise ValidationError(
                _("The archive holds “%(name)s”; only these types may be in it: %(kinds)s.")
                % {"name": member.filename[-80:], "kinds": names(ARCHIVED)}
            )
        with unpacked(archive, member, budget) as stream:
            _check(stream, member.filename, promised, budget)
