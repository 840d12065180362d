"""What goes wrong, in a sentence for whoever runs the command."""

import errno
import sqlite3
from contextlib import contextmanager

from django.db.utils import Error
from django.utils.translation import gettext as _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}


class Problem(Exception):
    """Why it cannot be done."""


@contextmanager
def told(folder):
    """Turn what the disk or the database refuse into a Problem; `folder` is where it was being written."""
    try:
        yield
    except OSError as error:
        raise Problem(_of_the_disk(error, folder)) from error
    except (sqlite3.Error, Error) as error:
        reason = str(error).strip().partition("\n")[0]
        if "is full" in reason or "disk I/O" in reason:
            raise Problem(_full(folder)) from error
        raise Problem(_("The database does not answer (%(reason)s).") % {"reason": reason}) from error


def _of_the_disk(error, folder):
    path = error.filename or folder
    if error.errno in _FULL:
        return _full(folder)
    if error.errno in _BARRED:
        words = _("%(path)s cannot be read or written: give the user that runs the portal the right to do so.")
        return words % {"path": path}
    return _("%(path)s cannot be used (%(reason)s).") % {"path": path, "reason": error.strerror or error}


def _full(folder):
    return _("The disk is full at %(path)s: make room and run it again.") % {"path": folder}
