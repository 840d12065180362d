"""A backup is made: beside its place, whole, read again, and only then under its name."""

import hashlib
import logging
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ..alone import alone
from ..problems import Problem, told
from ..unfinished import flush_folder
from .archive import DATABASE, MEDIA, Writer
from .checking import check
from .engines import engine
from .facts import facts, named_files
from .media import media_files
from .names import moment_of, name_of, outdated
from .sealing import check_recipient, sealed

_SCRATCH = ".portal-backup-"
_log = logging.getLogger(__name__)


class Made(NamedTuple):
    """A finished backup, what it holds, the checksum of its file, and older ones that went."""

    path: Path
    manifest: dict
    sha256: str
    removed: list


def make(root):
    """Make one in a folder, let those go that no rule keeps. Problem when it cannot be made; nothing is left then."""
    recipient, moment = settings.BACKUP_RECIPIENT, timezone.localtime()
    check_recipient(recipient)
    if root.resolve().is_relative_to(settings.MEDIA_ROOT.resolve()):
        raise Problem(_("%(path)s lies among the uploads: choose another folder.") % {"path": root})
    with told(root), alone(root, 0o700, f"{_SCRATCH}*"):
        path = root / name_of(moment, recipient)
        if path.exists():
            raise Problem(_("%(path)s is there already.") % {"path": path})
        with _scratch(root) as scratch:
            part = scratch / path.name
            manifest, sha256 = _written(part, scratch, recipient, moment)
            _read_again(part, recipient, sha256)
            os.rename(part, path)
        flush_folder(root)
        return Made(path, manifest, sha256, _let_go(root))


def _written(part, scratch, recipient, moment):
    """Write it; its manifest and the checksum of its file.

    Uploads come first, then the database, then the uploads that came meanwhile: a row is stored after its file and
    deleted before it, so every file that a row of the copy names is there, unless it came and went during the run.
    """
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        summed = _Summed(stream)
        with sealed(summed, recipient) as open_stream, Writer(open_stream) as writer:
            seen = _add_media(writer, {})
            with engine().snapshot(scratch / DATABASE) as cursor:
                manifest, named = facts(cursor, moment), named_files(cursor)
            writer.add(DATABASE, scratch / DATABASE)
            _add_media(writer, seen)
            for name in sorted(named - set(writer.files))[:20]:
                _log.warning("The database names %s, which is not in MEDIA_ROOT", name)
            writer.close(manifest)
        stream.flush()
        os.fsync(stream.fileno())
    return manifest | {"files": writer.files}, summed.digest.hexdigest()


class _Summed:
    """A stream that sums up what passes."""

    def __init__(self, stream):
        self._stream, self.digest = stream, hashlib.sha256()

    def write(self, content):
        self.digest.update(content)
        return self._stream.write(content)

    def flush(self):
        self._stream.flush()


def _add_media(writer, seen):
    """Add each file that is not as it was seen; what was seen. One that goes meanwhile belongs to no row any more."""
    for name, path in media_files():
        with suppress(FileNotFoundError):
            status = os.stat(path)
            now = status.st_size, status.st_mtime_ns
            if seen.get(name) != now:
                writer.add(MEDIA + name, path)
                seen[name] = now
    return seen


def _read_again(part, recipient, sha256):
    """Read from the disk what was written; what is sealed can be compared with what was sent there, and not opened."""
    with open(part, "rb") as stream:
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        digest = hashlib.file_digest(stream, "sha256")
    if digest.hexdigest() != sha256:
        raise Problem(
            _("The backup does not read as it was written: the disk at %(path)s is failing.") % {"path": part}
        )
    if not recipient:
        check(part)


@contextmanager
def _scratch(root):
    folder = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _let_go(root):
    """Remove the backups that no rule keeps; of files with other names none."""
    names = [path.name for path in root.iterdir() if path.is_file() and moment_of(path.name)]
    removed = outdated(names, settings.BACKUP_KEEP)
    for name in removed:
        (root / name).unlink()
    return removed
