"""The snapshot as a file, so that a process that starts reads 5 MB in place of 6,000 documents.

Written by `marshal`: it is as fast as pickle, and what it reads are values and never calls; it holds for one version of
Python only, and is nothing for files of strangers, which `core.private_files` keeps away.

A file is believed when it was made by this very code, and when the database knows the last write that the file has seen
by its mark: then nothing was taken back since, and what was written later is read from the database as always. A
database that was put back from a backup, or another one at the same place, has not got that mark.
"""

import hashlib
import marshal
import sys
import unicodedata
from functools import cache
from pathlib import Path

from django.db import connection

from core import private_files

from ..models import SearchWrite, stored_states
from ..sections import sections

_CODE = ("contents.py", "entries.py", "kept.py", "snapshot.py", "terms.py", "../text.py")


def read_into(snapshot):
    """Fill a new snapshot with what a process has left of this database, if one has."""
    content = private_files.read(_name())
    made_by = _made_by()
    if not content or not content.startswith(made_by):
        return
    written = marshal.loads(memoryview(content)[len(made_by) :])  # noqa: S302 - signed by this portal
    if SearchWrite.objects.filter(version=written["version"], mark=written["mark"]).exists():
        snapshot.fill(written)


def write(snapshot):
    """Leave the snapshot for the next process, unless it has seen what may yet be taken back or was written half."""
    if connection.in_atomic_block:
        return
    mark = SearchWrite.objects.filter(version=snapshot.version).values_list("mark", flat=True).first()
    if mark and stored_states()["documents"] == snapshot.version:
        private_files.write(_name(), _made_by() + marshal.dumps(snapshot.plain() | {"mark": mark}))


def _name():
    """A name for the database, of which a machine may have several."""
    given = [str(connection.settings_dict[part]) for part in ("ENGINE", "HOST", "PORT", "NAME")]
    return f"search-{_digest(*given)[:16]}"


@cache
def _made_by():
    """What differs for whatever would make another file of the same documents."""
    code = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in _CODE]
    slugs = [f"{declared.kind} {declared.slug}" for declared in sections()]
    return _digest(sys.version, unicodedata.unidata_version, *slugs, *code).encode()


def _digest(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
