"""OpenDocument texts and tables: scripts, embedded objects, what they load from elsewhere."""

import re

from django.utils.translation import gettext as _

from .active import leads_astray, refuse_macros, refuse_office

_PROGRAMS = ("basic/", "scripts/", "dialogs/")
_SCRIPTS = ("event-listener", "script", "library-embedded", "library-linked")
_OBJECTS = ("object-ole", "plugin", "applet", "floating-frame")
_LINKS = ("dde-source", "dde-connection-decl", "dde-link", "table-source", "section-source", "cell-range-source",
          "auto-reload", "database-source-sql", "database-source-query", "database-source-table")  # fmt: skip
# Elements whose address is a link to press, or only says where the document began.
_PRESSED, _TOLD = ("a",), ("template",)
_WITHIN = re.compile(r"#|(?:\./)?[^./:\\][^:\\]*\Z")


def check_name(name):
    """Refuse a part whose name says what it is."""
    if name.startswith(_PROGRAMS):
        refuse_macros()


class Part:
    """A listener for any part."""

    def start(self, name, attributes):
        """Look at an element."""
        if name in _SCRIPTS:
            refuse_macros()
        if name in _OBJECTS:
            refuse_office(_("an embedded object of another program"))
        if name in _LINKS:
            refuse_office(_("links to other workbooks or data"))
        if address := attributes.get("href", ""):
            _check_address(name, address)

    def end(self, name):
        """Go on after an element."""

    def text(self, words):
        """Words are only words."""


def _check_address(name, address):
    if name in _PRESSED:
        if leads_astray(address):
            refuse_office(_("a link that starts a program"))
    elif name not in _TOLD and not _WITHIN.match(address):
        refuse_office(_("pictures or parts that are loaded from elsewhere"))
