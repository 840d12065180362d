"""The tar of a backup: written and read as a stream, every file with its checksum."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from ..problems import Problem

DATABASE, MEDIA, MANIFEST = "database", "media/", "manifest.json"
FORMAT = 1
# Pictures and documents are packed already, the database shrinks to a quarter: more would cost time and no room.
_LEVEL = 1
_CHUNK = 1 << 20
_DAMAGED = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeError, ValueError, KeyError)


class Writer:
    """Adds files to a stream; `files` says of each its checksum and size, as it stands in the tar."""

    def __init__(self, stream):
        self._gate = _Gate(stream)
        self._packed = gzip.GzipFile(filename="", fileobj=self._gate, mode="wb", compresslevel=_LEVEL)
        self._tar = tarfile.open(fileobj=self._packed, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.files = {}

    def __enter__(self):
        return self

    def __exit__(self, *failed):
        self._gate.is_shut = True

    def add(self, name, path):
        """Add a file as it is now: not more than it held when it was opened, zeros for what was cut off since."""
        with open(path, "rb") as stream:
            status = os.fstat(stream.fileno())
            reading = _Exactly(stream)
            self._tar.addfile(_entry(name, status.st_size, int(status.st_mtime)), reading)
        self.files[name] = {"sha256": reading.digest.hexdigest(), "size": status.st_size}

    def close(self, manifest):
        """Add the manifest, which closes the tar."""
        content = json.dumps(manifest | {"files": self.files}, indent=1).encode()
        self._tar.addfile(_entry(MANIFEST, len(content)), io.BytesIO(content))
        self._tar.close()
        self._packed.close()


class _Gate:
    """Lets through what is written until the tar is whole or given up: what ends later has nothing more to say."""

    def __init__(self, stream):
        self._stream, self.is_shut = stream, False

    def write(self, content):
        return len(content) if self.is_shut else self._stream.write(content)

    def flush(self):
        if not self.is_shut:
            self._stream.flush()


class _Exactly:
    """Reads as much as is asked for, whatever became of the file meanwhile, and sums it up."""

    def __init__(self, stream):
        self._stream, self.digest = stream, hashlib.sha256()

    def read(self, size):
        content = self._stream.read(size).ljust(size, b"\0")
        self.digest.update(content)
        return content


def _entry(name, size, modified=0):
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = size, modified, 0o600
    return entry


@contextmanager
def damage_told(path):
    """Turn what is wrong with a backup into a Problem."""
    try:
        yield
    except _DAMAGED as error:
        words = _("%(path)s is damaged or incomplete, nothing was changed: take another backup.")
        raise Problem(words % {"path": path}) from error


def read(stream, take):
    """Give every file to `take(name, modified, chunks)`, which reads its chunks; the manifest, when all sums agree."""
    found, manifest = {}, None
    with gzip.GzipFile(fileobj=stream) as packed, tarfile.open(fileobj=packed, mode="r|") as tar:
        for entry in tar:
            if not entry.isreg():
                raise ValueError(entry.name)
            content = tar.extractfile(entry)
            if entry.name == MANIFEST:
                manifest = json.load(content)
                continue
            digest = hashlib.sha256()
            take(_safe(entry.name), entry.mtime, _summed(content, digest))
            found[entry.name] = {"sha256": digest.hexdigest(), "size": entry.size}
        while packed.read(_CHUNK):  # to its end, where its own checksum stands
            pass
    if not manifest or manifest["format"] != FORMAT or manifest["files"] != found:
        raise ValueError(MANIFEST)
    return manifest


def _summed(content, digest):
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
        yield chunk


def _safe(name):
    """A name that leads nowhere but into the backup's own folder."""
    parts = PurePosixPath(name).parts
    if name != DATABASE and (parts[:1] != ("media",) or len(parts) < 2 or ".." in parts):
        raise ValueError(name)
    return name


def only_read(_name, _modified, chunks):
    """Read a file for its checksum alone."""
    for _chunk in chunks:
        pass
