"""Office documents: archives with a certain inside; those with macros are refused."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .archives import read_member
from .kinds import DOCX, ODS, ODT, XLSX, ZIP

_OPEN_XML = "[Content_Types].xml"
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}
_OPEN_DOCUMENT = {ODT.content_type.encode(): ODT, ODS.content_type.encode(): ODS}
_MACRO_WORDS = (b"macroenabled", b"vbaproject", b"activex")
_MACRO_FOLDERS = ("basic/", "scripts/")


def archive_kind(archive, budget):
    """DOCX, XLSX, ODT, ODS or plain ZIP; None for an office document of another kind. Every byte is read once."""
    found = _kind(archive, budget)
    if found in (ODT, ODS, DOCX, XLSX):
        for member in archive.infolist():
            for _chunk in read_member(archive, member, budget):
                pass
    return found


def _kind(archive, budget):
    members = archive.namelist()
    if _OPEN_XML in members:
        types = b"".join(read_member(archive, _OPEN_XML, budget))
        _refuse_macros(types.lower(), members)
        return next((kind for part, kind in _MAIN_PARTS.items() if part in types), None)
    if members and members[0] == "mimetype":
        _refuse_macros(b"", members)
        return _OPEN_DOCUMENT.get(b"".join(read_member(archive, "mimetype", budget)).strip())
    return ZIP


def _refuse_macros(types, members):
    lower = [name.lower() for name in members]
    words = any(word in text for word in _MACRO_WORDS for text in [types, *map(str.encode, lower)])
    if words or any(name.startswith(_MACRO_FOLDERS) for name in lower):
        raise ValidationError(_("The document holds macros (programs). Save it without macros and send it again."))
