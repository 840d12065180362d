"""Word documents (.docx)."""

from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.uploads.archives import BROKEN, open_archive

from .article import ImportedArticle
from .body import assembled, take_author, take_lead, take_source, take_title, title_warnings
from .pieces import read_pieces
from .sources import check_size

_MOST_MB, _MOST_XML_MB = 50, 20
_MOST_ELEMENTS, _DEEPEST_XML = 250_000, 200  # two hundred pages have a third of that
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
"""


def read_docx(file):
    """The ImportedArticle of an open .docx; ValidationError when it is broken, has macros or is too big."""
    import mammoth  # seldom needed

    _check(file)
    pictures = _Pictures()
    try:
        keep = mammoth.images.img_element(pictures.keep)
        html = mammoth.convert_to_html(
            file, style_map=_STYLES, convert_image=keep, include_embedded_style_map=False
        ).value
    except (*BROKEN, AttributeError, TypeError, IndexError, RecursionError, ExpatError):
        raise _broken()
    pieces, warnings = read_pieces(html, pictures.found)
    article = _article(pieces)
    article.pictures = pictures.bytes
    article.warnings += [*warnings, *pictures.warnings]
    return article


def _article(pieces):
    title = take_title(pieces)
    lead = take_lead(pieces)
    source_name, source_url = take_source(pieces)
    author = take_author(pieces)
    warnings = list(title_warnings(title))
    if not lead:
        warnings.append(_("No lead was found: style it as a subtitle, or set the first paragraph in bold."))
    body = assembled(pieces)
    if not body:
        warnings.append(_("The document has no text besides its title."))
    return ImportedArticle(title, lead, body, warnings=warnings, author=author, source_name=source_name,
                           source_url=source_url)  # fmt: skip


class _Pictures:
    """The document's pictures under names of ours, in their order."""

    def __init__(self):
        self.bytes, self.warnings = {}, []

    def keep(self, image):
        """Keep the picture and give its name as the address."""
        try:
            with image.open() as stream:
                data = stream.read()
        except BROKEN:
            self.warnings.append(_("A picture was left out: the document only points to it."))
            return {"src": ""}
        name = f"hinh-{len(self.bytes) + 1}.{_ending(image.content_type)}"
        self.bytes[name] = data
        if not image.alt_text:
            self.warnings.append(_("%(name)s has no description for people who cannot see it.") % {"name": name})
        return {"src": name}

    def found(self, address):
        """The address, when it is the name of a picture that was kept."""
        return address if address in self.bytes else None


def _ending(content_type):
    ending = (content_type or "").rpartition("/")[2].removeprefix("x-").lower()
    return {"jpeg": "jpg", "svg+xml": "svg"}.get(ending, ending if ending.isalnum() else "bin")


def _broken():
    return ValidationError(
        _("The document is broken. Nothing was imported. Open it in Word, save it as .docx and try again.")
    )


def _too_long():
    return ValidationError(_("The document is too long to be one article. Nothing was imported. Split it."))


def _check(file):
    check_size(file, _MOST_MB)
    start = file.read(4)
    file.seek(0)
    if start == _OLD_OFFICE:
        raise ValidationError(
            _("This is an old .doc file or has a password. Nothing was imported. Save it as .docx without a password.")
        )
    with open_archive(file) as opened:
        names = [name.lower() for name in opened.namelist()]
        if any("vbaproject" in name or "vbadata" in name for name in names):
            raise ValidationError(_("The document has macros. Nothing was imported. Save it as .docx, without macros."))
        if "word/document.xml" not in names and "_rels/.rels" not in names:
            raise ValidationError(_("This is not a Word document. Nothing was imported. Choose a .docx file."))
        for entry in opened.infolist():
            _check_part(opened, entry)
    file.seek(0)


def _check_part(opened, entry):
    """Check what is XML by its name or by how it begins, whatever its name."""
    try:
        with opened.open(entry) as stream:
            start = stream.read(64)
    except BROKEN:
        raise _broken()
    if entry.filename.lower().endswith((".xml", ".rels")) or start.lstrip(_BEFORE_XML).startswith(b"<"):
        _check_xml(opened, entry)


def _check_xml(opened, entry):
    """Refuse XML that no word processor writes: declared entities, endless nesting, endless length."""
    if entry.file_size > _MOST_XML_MB * 1_000_000:
        raise _too_long()
    depth = count = 0
    try:
        with opened.open(entry) as stream:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                depth += 1 if event == "start" else -1
                count += event == "start"
                if event == "end":
                    element.clear()
                if depth > _DEEPEST_XML:
                    raise _broken()
                if count > _MOST_ELEMENTS:
                    raise _too_long()
    except (*BROKEN, ParseError, DefusedXmlException, LookupError):
        raise _broken()
