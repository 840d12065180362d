"""Files to upload, made on the spot."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

WORD_TYPES = (
    '<Types><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
SHEET_TYPES = WORD_TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
CSV = "Họ tên,Tuổi\nNguyễn Văn An,30\n".encode()
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 300
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\x00" * 300
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"


def packed(members, method=zipfile.ZIP_DEFLATED):
    """A zip archive of {name: content} or of (name, content) pairs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content)
    return stream.getvalue()


DOCX = packed({"[Content_Types].xml": WORD_TYPES, "word/document.xml": "<w:document/>"})
XLSX = packed({"[Content_Types].xml": SHEET_TYPES, "xl/workbook.xml": "<workbook/>"})
ODT = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
ODS = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


def upload(name, content):
    """An uploaded file that claims to be HTML, as a hijacker's might."""
    return SimpleUploadedFile(name, content, "text/html")


def picture(kind="JPEG", size=(40, 30), mode="RGB", **options):
    """The bytes of a picture, the left half red."""
    made = Image.new(mode, size, "white")
    made.paste("red", (0, 0, size[0] // 2, size[1]))
    stream = io.BytesIO()
    made.save(stream, kind, **options)
    return stream.getvalue()


def with_place(**tags):
    """EXIF data with the place where the picture was taken, a name and an orientation."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 40.0, 0.0), 3: "E", 4: (108.0, 2.0, 0.0)})
    exif[0x013B] = "Nguyễn Văn An"
    exif[0x0112] = tags.get("orientation", 1)
    return exif
