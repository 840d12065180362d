"""Documents with something in them that acts by itself, made on the spot."""

import io
import zlib

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from .files import SHEET_TYPES, WORD_TYPES, packed

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def pdf(*steps):
    """A PDF of one page on which each step was done."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for step in steps:
        step(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def opening(**action):
    """A step that makes an action the one at opening."""

    def step(writer):
        told = {NameObject(f"/{name}"): value for name, value in action.items()}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(told)

    return step


def named(name):
    """A name of PDF."""
    return NameObject(f"/{name}")


def words(text):
    """A text of PDF."""
    return TextStringObject(text)


def raw_pdf(inside):
    """A PDF of these bytes; no reader needs more to begin with."""
    return b"%PDF-1.7\n" + inside + b"\ntrailer <</Root 1 0 R>>\n%%EOF\n"


def object_stream(inside, dictionary=b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"):
    """A PDF whose objects are packed."""
    stream = zlib.compress(b"1 0 " + inside)
    return raw_pdf(b"2 0 obj <<%s/Length %d>>\nstream\n%s\nendstream endobj" % (dictionary, len(stream), stream))


def docx(**parts):
    """A Word document with further parts; `__` in a name stands for a slash, `_dot_` for a dot."""
    return _office(WORD_TYPES, {"word/document.xml": '<w:document xmlns:w="w"/>'}, parts)


def xlsx(**parts):
    """An Excel workbook with further parts."""
    return _office(SHEET_TYPES, {"xl/workbook.xml": "<workbook/>"}, parts)


def odt(**parts):
    """An OpenDocument text with further parts."""
    return packed(
        {"mimetype": ODT_TYPE} | {_path(name): part for name, part in ({"content.xml": "<x/>"} | parts).items()}
    )


def _office(types, main, parts):
    return packed({"[Content_Types].xml": types} | main | {_path(name): part for name, part in parts.items()})


def _path(name):
    return name.replace("__", "/").replace("_dot_", ".")


def relations(kind, target, mode="External"):
    """The part that names what a document is connected with."""
    told = f'Id="r1" Type="{RELATION}{kind}" Target="{target}" TargetMode="{mode}"'
    return f"<Relationships><Relationship {told}/></Relationships>"


def field(*pieces):
    """A text with a field whose instruction comes in pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f'<w:document xmlns:w="w"><w:p>{begin}{runs}{end}</w:p></w:document>'


def office_text(inside):
    """The content of an OpenDocument text."""
    spaces = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "text", "table", "draw", "xlink", "script"))
    return f"<office:document-content {spaces}>{inside}</office:document-content>"
