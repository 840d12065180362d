"""Word and Excel documents (Office Open XML): programs, embedded objects, what they load from elsewhere."""

import re

from django.utils.translation import gettext as _

from .active import leads_astray, refuse_macros, refuse_office

_MACROS = ("vbaproject", "vbadata", "activex", "macrosheets/", "dialogsheets/", "attachedtoolbars")
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_ADD_INS = ("webextensions/",)
# A template on the writer's own disk: nobody else's machine can load it, and Word names it in many documents.
_OWN_DISK = re.compile(r"(?:file:///)?[A-Za-z]:[\\/]|[^\\/:]+\Z")
_FIELD = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|MACROBUTTON)\b", re.IGNORECASE)

_LONGEST_NAME = 200  # of a field, with the spaces before it


def check_name(name):
    """Refuse a part whose name says what it is."""
    if any(word in name for word in _MACROS):
        refuse_macros()
    if name.startswith(_LINKS):
        refuse_office(_("links to other workbooks or data"))
    if any(word in name for word in _ADD_INS):
        refuse_office(_("add-ins"))


def is_embedded(name):
    """Whether a part is a whole file within the document: the table behind a chart, or an object of any program."""
    return "/embeddings/" in name


def refuse_embedded():
    """The refusal of an embedded object."""
    refuse_office(_("an embedded object of another program"))


class Part:
    """A listener for any part: relationships, and the fields of a text."""

    def __init__(self):
        self._fields, self._is_instruction = [], False

    def start(self, name, attributes):
        """Look at an element."""
        if name == "Relationship":
            _check_relationship(attributes)
        elif name == "fldSimple":
            _check_field(attributes.get("instr", ""))
        elif name == "fldChar":
            self._turn(attributes.get("fldCharType"))
        elif name in ("ddeLink", "oleLink"):
            refuse_office(_("links to other workbooks or data"))
        self._is_instruction = name in ("instrText", "delInstrText")

    def end(self, name):
        """Go on after an element."""
        self._is_instruction = False

    def text(self, words):
        """Gather the instruction of the field at hand, in however many pieces it comes."""
        if self._is_instruction and self._fields and len(self._fields[-1]) < _LONGEST_NAME:
            self._fields[-1] += words
            _check_field(self._fields[-1])

    def _turn(self, kind):
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()


def _check_field(instruction):
    if _FIELD.match(instruction):
        refuse_office(
            _("a field that loads something from elsewhere (%(name)s)") % {"name": instruction.split()[0][:20]}
        )


def _check_relationship(attributes):
    kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
    if kind == "aFChunk":
        refuse_embedded()
    if attributes.get("TargetMode", "").lower() != "external":
        return
    if kind == "hyperlink":
        if leads_astray(target):
            refuse_office(_("a link that starts a program"))
    elif kind == "attachedTemplate":
        if not _OWN_DISK.match(target):
            refuse_office(_("a template that is loaded from elsewhere"))
    else:
        refuse_office(_("pictures or parts that are loaded from elsewhere"))
