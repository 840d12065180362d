"""Files made for the tests: Word documents written by hand, zips, feeds."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{_W}">""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (("Title", "Title"), ("Subtitle", "Subtitle"), ("H1", "heading 1"), ("H2", "heading 2"),
                      ("H3", "heading 3"), ("Caption", "caption"), ("List", "List Paragraph"))
) + "</w:styles>"  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def zipped(files):
    """An open zip of {name: text or bytes}."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    stream.seek(0)
    return stream


def lying(files):
    """An open zip whose parts say that they unpack to half a gigabyte each."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for entry in archive.infolist():
            entry.file_size = 500_000_000
    stream.seek(0)
    return stream


def run(text, bold=False):
    """A run of words."""
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, style=""):
    """A paragraph of runs, or of one text."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(part if part.startswith('<') else run(part) for part in runs)}</w:p>"


def table(rows, header=True):
    """A table; its first row marked as the header."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    lines = [
        f"<w:tr>{marked if not place else ''}" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for place, row in enumerate(rows)
    ]
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def picture(relation, alt="", linked=False):
    """A paragraph with a picture."""
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:docPr id="1" name="x" descr="{escape(alt)}"/>'
        f'<a:graphic xmlns:a="{a}"><a:graphicData><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip r:{"link" if linked else "embed"}="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def docx(*blocks, relations="", parts=None):
    """An open .docx of the blocks; `relations` and `parts` add pictures and whatever else."""
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/document.xml": f"{body}{''.join(blocks)}</w:body></w:document>",
            "word/styles.xml": _STYLES,
            "word/_rels/document.xml.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships '
            f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        }
        | (parts or {})
    )


def image_relation(number, target, external=False):
    """The relation that gives a picture its file."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{number}" Type="{_R}/image" Target="{target}"{mode}/>'
