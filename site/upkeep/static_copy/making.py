"""The copy is made: page after page with what belongs to it, none of it kept in memory."""

import logging
import re

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from ..alone import alone
from ..problems import Problem, told
from .addresses import file_name, files_of, further_lists, key_pages
from .asking import Portal
from .folder import CopyFolder

# nginx puts the line with the time here, so that a page that did not change need not be written anew each night.
BANNER = "ban-luu.html"
_HERE = f'<!--#include virtual="/{BANNER}" -->'
_BODY, _FORM = re.compile(r"<body\b[^>]*>"), re.compile(r"<form(?=[\s>])")
# A part of the pages may fail; a portal of which more fails is not copied.
_FAILING = 0.01
_log = logging.getLogger(__name__)


def make_copy(root):
    """Make a copy in a folder; the CopyFolder. Problem when it cannot be made, and the last one stays."""
    moment = timezone.localtime()
    with told(root), alone(root, 0o755, CopyFolder.leftovers):
        folder = CopyFolder(root, moment)
        try:
            _Copying(folder).run()
            folder.put(BANNER, render_to_string("upkeep/copied.html", {"moment": moment}).encode())
            folder.finish()
        except BaseException:
            folder.give_up()
            raise
        return folder


class _Copying:
    def __init__(self, folder):
        self._folder, self._portal = folder, Portal()
        self._seen, self._waiting, self._failed = set(), [], 0

    def run(self):
        for address in key_pages():
            self._copy(address)
            while self._waiting:
                self._copy(self._waiting.pop())
        if self._failed > len(self._seen) * _FAILING:
            raise Problem(_("%(number)d pages cannot be read: the copy is left as it was.") % {"number": self._failed})

    def _copy(self, address):
        name = file_name(address)
        if address in self._seen or name is None:
            return
        self._seen.add(address)
        status, kind, body = self._portal.ask(address)
        if status != 200:
            self._fail(address, status)
        elif kind == "text/html":
            text = body.decode()
            self._waiting += [*files_of(address, kind, text), *further_lists(text)]
            self._folder.put(name, as_copy(text).encode())
        else:
            if kind.endswith(("css", "javascript")):
                self._waiting += files_of(address, kind, body.decode())
            self._folder.put(name, body)

    def _fail(self, address, status):
        if address == "/":
            raise Problem(
                _("The front page cannot be read (%(status)s): the copy is left as it was.") % {"status": status}
            )
        if status >= 400:
            self._failed += 1
            _log.warning("Not in the copy: %s (%s)", address, status)


def as_copy(html):
    """The page with room for the line that says what it is, and forms that take nothing."""
    quiet = _FORM.sub("<form inert", html.replace("<!--#", "<!-- #"))
    return _BODY.sub(lambda body: body[0] + _HERE, quiet, count=1)
