"""Documents that act by themselves are refused with what was found in them; what only shows itself comes in."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from core.uploads.documents import check_document

from . import active_files as made
from .active_files import docx, field, named, object_stream, odt, office_text, opening, pdf, raw_pdf, relations, xlsx
from .files import WORD_TYPES, packed, upload


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        check_document(upload(name, content))
    return refused.value.message % (refused.value.params or {})


FOUND = {
    "JavaScript": "programs (JavaScript)",
    "program": "commands that start other programs or load data",
    "attached": "attached files",
    "films": "films or sounds with a player of their own",
    "3D": "a 3D scene",
    "XFA": "an XFA form",
    "locked": "The PDF is locked (encrypted), so nobody can see what it holds. Save it without any protection.",
    "unusual": "The PDF is packed in an unusual way. Print it to a new PDF, and send that one.",
    "template": "a template that is loaded from elsewhere",
    "elsewhere": "pictures or parts that are loaded from elsewhere",
    "link": "a link that starts a program",
    "embedded": "an embedded object of another program",
    "workbooks": "links to other workbooks or data",
    "macro": "The document holds macros (programs). Save it without macros and send it again.",
    "add-ins": "add-ins",
    "broken": "The document is broken inside. Open it, save it anew and send it again.",
}


def said(word):
    """What is said of it, in Vietnamese; a field is named as it is."""
    return gettext(FOUND.get(word, word))


SCRIPT = pdf(opening(S=named("JavaScript"), JS=made.words("app.alert(1)")))
ATTACHED = pdf(lambda writer: writer.add_attachment("a.exe", b"MZ"))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (SCRIPT, "JavaScript"),
        (pdf(opening(S=named("Launch"), F=made.words("cmd.exe"))), "program"),
        (ATTACHED, "attached"),
        (pdf(lambda writer: writer.encrypt("x")), "locked"),
        (pdf(lambda writer: writer.encrypt("", "owner")), "locked"),
        (raw_pdf(b"1 0 obj <</AcroForm<</XFA[(a) 3 0 R]>>>> endobj"), "XFA"),
        (raw_pdf(b"1 0 obj <</Subtype/RichMedia>> endobj"), "films"),
        (raw_pdf(b"1 0 obj <</Subtype /3D>> endobj"), "3D"),
        (raw_pdf(b"1 0 obj <</AA<</O<</S/JavaScript/JS(a)>>>>>> endobj"), "JavaScript"),
        (raw_pdf(b"1 0 obj <</S/Java#53cript/JS(a)>> endobj"), "JavaScript"),
        (raw_pdf(b"1 0 obj <</S 2 0 R/JS(a)>> endobj 2 0 obj /JavaScript endobj"), "JavaScript"),
        (raw_pdf(b"1 0 obj (>>stream\n) <</S/JavaScript>> (endstream) endobj"), "JavaScript"),
        (raw_pdf(b"1 0 obj <</http://JavaScript 2 0 R>> endobj"), "JavaScript"),
        (object_stream(b"<</S/JavaScript/JS(a)>>"), "JavaScript"),
        (object_stream(b"<</S/#4Aava#53cript/JS(a)>>"), "JavaScript"),
        (object_stream(b"<</S/JavaScript>>", b"/N 1/Firs#74 4/Subtype/Image/Filter[/Fl]"), "JavaScript"),
        (object_stream(b"<</a(" + b"b" * 700_000 + b")/S/JavaScript>>"), "JavaScript"),
        (object_stream(b"<</S/a>>", b"/N 1/First 4/Filter[/FlateDecode/LZWDecode]"), "unusual"),
    ],
)  # fmt: skip
def test_a_pdf_that_acts_is_refused(content, word):
    assert said(word) in refusal("a.pdf", content)
    assert said(word) in refusal("a.zip", packed({"don/a.pdf": content}))


@pytest.mark.parametrize(
    "content",
    [
        pdf(),
        pdf(opening(S=named("GoTo"), D=made.words("dau-trang"))),
        pdf(opening(S=named("URI"), URI=made.words("https://phuongnam.example/bai/JavaScript"))),
        raw_pdf(b"1 0 obj <</A<</S/URI/URI(https://a.example/Web/JavaScript/Launch)>>>> endobj"),
        raw_pdf(b"1 0 obj <</OpenAction[3 0 R/XYZ null null 0]/AcroForm<</SigFlags 3/Fields[]>>>> endobj"),
        raw_pdf(b"1 0 obj <</S/SubmitForm/F(https://a.example)>> endobj 2 0 obj <</S/GoToR/F(b.pdf)>> endobj"),
        raw_pdf(b"1 0 obj (/JS /AA /OpenAction) endobj"),
        object_stream(b"<</Type/Page>>"),
    ],
)
def test_a_pdf_that_only_shows_itself_comes_in(content):
    check_document(upload("a.pdf", content))


TEMPLATE = {"word___rels__settings_dot_xml_dot_rels": relations("attachedTemplate", "https://xau.example/a.dotm")}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (docx(**TEMPLATE), "template"),
        (docx(word___rels__a_dot_rels=relations("attachedTemplate", "//xau.example/a.dotm")), "template"),
        (docx(word___rels__a_dot_rels=relations("attachedTemplate", "file://xau.example/a.dotm")), "template"),
        (docx(word___rels__a_dot_rels=relations("image", "https://xau.example/a.png")), "elsewhere"),
        (docx(word___rels__a_dot_rels=relations("oleObject", "https://xau.example/a", "eXternal")), "elsewhere"),
        (docx(word___rels__a_dot_rels=relations("hyperlink", "ms-msdt:/id x")), "link"),
        (docx(word___rels__a_dot_rels=relations("hyperlink", "javascript:alert(1)")), "link"),
        (docx(word___rels__a_dot_rels=relations("aFChunk", "a.mht", "Internal")), "embedded"),
        (docx(word__embeddings__oleObject1_dot_bin=b"\xd0\xcf\x11\xe0"), "embedded"),
        (docx(word__embeddings__a_dot_pptx=b"PK\x03\x04"), "embedded"),
        (docx(word__embeddings__a_dot_xlsx=docx()), "embedded"),
        (docx(word__embeddings__a_dot_docx=docx(**TEMPLATE)), "embedded"),
        (docx(word__embeddings__a_dot_docx=docx(word__embeddings__b_dot_docx=docx())), "embedded"),
        (docx(word__activeX__activeX1_dot_xml="<a/>"), "macro"),
        (docx(word__webextensions__taskpanes_dot_xml="<a/>"), "add-ins"),
        (docx(word__header1_dot_xml=field("DDE", "AUTO c:\\\\a.exe")), "DDE"),
        (docx(word__header1_dot_xml=field(" D", "D", "E cmd")), "DDE"),
        (docx(word__a_dot_xml='<w:p xmlns:w="w"><w:fldSimple w:instr=" INCLUDETEXT http://x"/></w:p>'), "INCLUDETEXT"),
        (docx(word__a_dot_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "broken"),
        (docx(word__a_dot_xml="<a>" * 600), "broken"),
        (docx(word__a_dot_xml="<a><b></a>"), "broken"),
        (xlsx(xl__externalLinks__externalLink1_dot_xml="<externalLink/>"), "workbooks"),
        (xlsx(xl__connections_dot_xml="<connections/>"), "workbooks"),
        (xlsx(xl__a_dot_xml="<a><ddeLink/></a>"), "workbooks"),
        (xlsx(xl__macrosheets__sheet1_dot_xml="<a/>"), "macro"),
        (odt(Basic__Standard__a_dot_xml="<a/>"), "macro"),
        (odt(content_dot_xml=office_text("<office:scripts><office:script/></office:scripts>")), "macro"),
        (odt(content_dot_xml=office_text('<script:event-listener xlink:href="vnd.sun.star.script:a"/>')), "macro"),
        (odt(content_dot_xml=office_text("<draw:object-ole/>")), "embedded"),
        (odt(content_dot_xml=office_text('<draw:floating-frame xlink:href="http://x"/>')), "embedded"),
        (odt(content_dot_xml=office_text('<draw:image xlink:href="http://xau.example/a.png"/>')), "elsewhere"),
        (odt(content_dot_xml=office_text('<draw:object xlink:href="../a.ods"/>')), "elsewhere"),
        (odt(content_dot_xml=office_text('<text:a xlink:href="macro:///a">b</text:a>')), "link"),
        (odt(content_dot_xml=office_text('<text:section-source xlink:href="http://x"/>')), "workbooks"),
        (odt(content_dot_xml=office_text('<office:dde-source office:dde-topic="x"/>')), "workbooks"),
    ],
)  # fmt: skip
def test_an_office_document_that_acts_is_refused(content, word):
    name = _name(content)
    assert said(word) in refusal(name, content)
    assert said(word) in refusal("a.zip", packed({name: content}))


def _name(content):
    return "a.odt" if b"mimetype" in content[:60] else "a.xlsx" if b"xl/workbook" in content else "a.docx"


@pytest.mark.parametrize(
    "content",
    [
        docx(word___rels__a_dot_rels=relations("hyperlink", "https://phuongnam.example/?a=b")),
        docx(word___rels__a_dot_rels=relations("hyperlink", "mailto:a@phuongnam.example")),
        docx(word___rels__a_dot_rels=relations("attachedTemplate", "file:///C:\\Users\\an\\Normal.dotm")),
        docx(word___rels__a_dot_rels=relations("attachedTemplate", "Normal.dotm")),
        docx(word___rels__a_dot_rels=relations("image", "media/a.png", "Internal")),
        docx(word__embeddings__a_dot_xlsx=xlsx(), word__charts__chart1_dot_xml="<c/>"),
        docx(word__a_dot_xml=field(" PAGE ", "\\* MERGEFORMAT")),
        docx(word__a_dot_xml=field(" HYPERLINK http://a/DDE")),
        docx(word__theme__a_dot_xml="<a>DDEAUTO</a>"),
        xlsx(xl__media__image1_dot_png=b"\x89PNG"),
        odt(content_dot_xml=office_text('<office:scripts/><text:a xlink:href="https://a.example">b</text:a>')),
        odt(
            content_dot_xml=office_text(
                '<draw:image xlink:href="Pictures/a.png"/><draw:object xlink:href="./Object 1"/>'
            )
        ),
        odt(meta_dot_xml=office_text('<template xlink:href="../../mau/cong-van.ott"/>')),
    ],
)
def test_an_office_document_that_only_shows_itself_comes_in(content):
    check_document(upload(_name(content), content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", raw_pdf(b"#4A" * 6_000_000)),
        ("a.pdf", raw_pdf(b"(https://a/JavaScript) " * 800_000)),
        ("a.pdf", raw_pdf(b"1 0 obj <</First 1>> stream\n" * 600_000)),
        ("a.pdf", raw_pdf(b"obj stream\n" * 1_500_000)),
        ("a.pdf", object_stream(b"0" * 190_000_000)),
        ("a.docx", docx(word__a_dot_xml='<a b="' + "c" * 60_000_000 + '"/>')),
        ("a.docx", docx(word__a_dot_xml="<a>" + "<b/>" * 10_000_000 + "</a>")),
        ("a.docx", docx(word__a_dot_xml=field(*["D"] * 200_000))),
    ],
    ids=["escapes", "addresses", "streams", "no streams", "bomb", "one long tag", "many tags", "one long field"],
)
def test_a_hostile_file_is_judged(name, content):
    with suppress(ValidationError):
        check_document(upload(name, content))


def test_a_word_document_of_another_kind_is_no_word_document():
    assert refusal("a.docx", packed({"[Content_Types].xml": WORD_TYPES.replace("wordprocessing", "presentation")}))
