"""Sealing by age: the server encrypts for a key it does not have; whoever holds the other half opens the backup.

The library takes a stream and gives a stream, so it works in a thread of its own at the other end of a pipe.
"""

import os
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pyrage
from django.utils.translation import gettext as _

from ..problems import Problem

_BEGINNING = b"age-encryption.org/"


@contextmanager
def sealed(stream, recipient):
    """A stream to write to: what is written there arrives in `stream`, encrypted if there is a recipient."""
    if not recipient:
        yield stream
        return
    key = _recipient(recipient)
    target = _Remembering(stream)
    outlet, inlet = _pipe()
    worker = _Beside(pyrage.encrypt_io, outlet, target, [key], then_close=outlet)
    try:
        with _quietly_closing(inlet):
            yield inlet
    except BrokenPipeError:
        worker.join()
        raise target.error or worker.error from None
    finally:
        worker.join()
    if worker.error:
        raise target.error or worker.error


@contextmanager
def unsealed(path, identity):
    """The stream of a backup's tar; `identity` is the path of the file with the secret key."""
    with open(path, "rb") as stream:
        is_sealed = stream.read(len(_BEGINNING)) == _BEGINNING
        stream.seek(0)
        if not is_sealed:
            yield stream
            return
        keys = _identities(identity)
        outlet, inlet = _pipe()
        worker = _Beside(pyrage.decrypt_io, stream, inlet, keys, then_close=inlet)
        try:
            yield outlet
        except Exception:
            _finish(outlet, worker)
            if isinstance(worker.error, pyrage.DecryptError):
                raise Problem(_not_opened(path)) from worker.error
            raise
        _finish(outlet, worker)
        if worker.error:
            raise Problem(_not_opened(path)) from worker.error


def check_recipient(recipient):
    """Problem when backups cannot be encrypted for it."""
    if recipient:
        _recipient(recipient)


class _Beside(threading.Thread):
    """A function in a thread, and what it raised; `then_close` is closed whatever becomes of it."""

    def __init__(self, function, *given, then_close):
        super().__init__(daemon=True)
        self._function, self._given, self._end, self.error = function, given, then_close, None
        self.start()

    def run(self):
        try:
            with _quietly_closing(self._end):
                self._function(*self._given)
        except Exception as error:
            self.error = error


class _Remembering:
    """A stream that keeps the error of the disk, which the library tells in words of its own."""

    def __init__(self, stream):
        self._stream, self.error = stream, None

    def write(self, content):
        try:
            return self._stream.write(content)
        except OSError as error:
            self.error = error
            raise

    def flush(self):
        self._stream.flush()


def _finish(outlet, worker):
    with _quietly_closing(outlet):
        pass
    worker.join()


@contextmanager
def _quietly_closing(stream):
    """Close it; that nobody reads its end any more is told by whoever reads."""
    try:
        yield
    finally:
        with suppress(BrokenPipeError), closing(stream):
            pass


def _pipe():
    outlet, inlet = os.pipe()
    return os.fdopen(outlet, "rb"), os.fdopen(inlet, "wb")


def _recipient(text):
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        words = _("BACKUP_RECIPIENT is no public key of age (age1…): make a pair with age-keygen.")
        raise Problem(words) from error


def _identities(path):
    if not path:
        raise Problem(_("The backup is encrypted: name the file with the secret key by --identity."))
    try:
        lines = map(str.strip, Path(path).read_text(encoding="utf-8").splitlines())
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeError, OSError) as error:
        raise Problem(_("%(path)s holds no secret key of age.") % {"path": path}) from error


def _not_opened(path):
    return _("%(path)s cannot be decrypted: it was made for another key, or is damaged.") % {"path": path}
