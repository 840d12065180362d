"""Office documents: archives with a certain inside; those with macros or other active content are refused."""

from django.core.exceptions import ValidationError

from . import open_document, open_xml
from .archives import open_archive, read_member, unpacked
from .kinds import DOCX, ODS, ODT, XLSX, ZIP, by_extension
from .markup import Reader

_OPEN_XML = "[Content_Types].xml"
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}
_OPEN_DOCUMENT = {ODT.content_type.encode(): ODT, ODS.content_type.encode(): ODS}
_MACRO_WORDS = (b"macroenabled", b"vbaproject", b"activex")
_XML = (".xml", ".rels", ".vml", ".rdf")


def archive_kind(archive, budget, is_embedded=False):
    """DOCX, XLSX, ODT, ODS or plain ZIP; None for an office document of another kind. Every part is looked into."""
    found = _kind(archive, budget)
    if found not in (ODT, ODS, DOCX, XLSX):
        return found
    rules = open_xml if found in (DOCX, XLSX) else open_document
    for member in archive.infolist():
        name = member.filename.lower()
        rules.check_name(name)
        if rules is open_xml and open_xml.is_embedded(name) and not member.is_dir():
            _check_embedded(archive, member, budget, is_embedded)
        else:
            _check_part(archive, member, budget, rules.Part())
    return found


def _kind(archive, budget):
    members = archive.namelist()
    if _OPEN_XML in members:
        types = b"".join(read_member(archive, _OPEN_XML, budget))
        if any(word in types.lower() for word in _MACRO_WORDS):
            open_xml.refuse_macros()
        return next((kind for part, kind in _MAIN_PARTS.items() if part in types), None)
    if members and members[0] == "mimetype":
        return _OPEN_DOCUMENT.get(b"".join(read_member(archive, "mimetype", budget)).strip())
    return ZIP


def _check_part(archive, member, budget, listener):
    """Read a part once; one that is XML by its name or its beginning is looked into."""
    chunks = read_member(archive, member, budget)
    first = next(chunks, b"")
    if first and (
        member.filename.lower().endswith(_XML) or first.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] == b"<"
    ):
        Reader(listener).read(_with(first, chunks))
    else:
        for _chunk in chunks:
            pass


def _with(first, chunks):
    yield first
    yield from chunks


def _check_embedded(archive, member, budget, is_embedded):
    """The table behind a chart is a document as good as the one around it; anything else within is an object."""
    kind = by_extension(member.filename, (DOCX, XLSX))
    if kind is None or is_embedded:
        open_xml.refuse_embedded()
    with unpacked(archive, member, budget) as stream:
        try:
            with open_archive(stream) as inner:
                found = archive_kind(inner, budget, is_embedded=True)
        except ValidationError:
            open_xml.refuse_embedded()
        if found is not kind:
            open_xml.refuse_embedded()
