"""Small PDF files made by hand."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter


def pdf(text=""):
    """A PDF of one page with these ASCII words; without any it is like a scan."""
    words = b"BT /F1 12 Tf 20 100 Td (" + text.encode("ascii") + b") Tj ET" if text else b""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(content))
    return content + head + table + tail


def encrypted(text):
    """The same behind a password."""
    writer, made = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text)))), BytesIO()
    writer.encrypt("mat-khau", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()
