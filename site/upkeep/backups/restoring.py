"""A backup is put back: read through first, laid ready beside, then swapped in under a mark that bars every start."""

import hashlib
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from core.database.migrations import unknown
from core.generation import changed
from search.elastic.feed import ask_the_database

from .. import unfinished
from ..problems import Problem, told
from .archive import DATABASE, MEDIA
from .checking import check
from .engines import engine
from .facts import row_counts
from .media import media_files

_STAGE = ".restoring"


class Restore:
    """One backup on its way back; `look()` changes nothing, `run()` does it."""

    def __init__(self, path, identity=None):
        self._path, self._identity = path, identity
        self._media = settings.MEDIA_ROOT
        self._stage = self._media / _STAGE
        self.aside = f"aside-{timezone.localtime():%Y%m%d-%H%M%S}"
        self.manifest = None

    def look(self, replace):
        """Read the backup through; its manifest. Problem when it or the database is not fit for it."""
        with told(settings.MEDIA_ROOT):
            if engine().holds_anything() and not replace:
                words = _("The database holds something: make a backup of it, then restore with --replace.")
                raise Problem(words)
        self.manifest = check(self._path, self._identity)
        if self.manifest["engine"] != connection.vendor:
            words = _("The backup is of %(its)s, the database is %(ours)s: set DATABASE_URL to one of the same kind.")
            raise Problem(words % {"its": self.manifest["engine"], "ours": connection.vendor})
        if unknown(map(tuple, self.manifest["migrations"]), MigrationLoader(None).disk_migrations):
            raise Problem(_("The backup was made by newer code: install that version of the portal first."))
        return self.manifest

    def run(self):
        """Lay everything ready, then swap; what was uploaded and is not in the backup is set aside."""
        with told(self._media):
            engine().let_go()
            self._media.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self._stage, ignore_errors=True)
            self._stage.mkdir(mode=0o700)
            landed = engine().landing(self._stage)
            landed.unlink(missing_ok=True)
            check(self._path, self._identity, take=self._lay)
            unfinished.begin()
            self._swap_database(landed)
            self._swap_media()
            self._settle()
            unfinished.end()

    def _lay(self, name, modified, chunks):
        """Lay a file ready; one that is there already with the same words needs no second copy."""
        path = engine().landing(self._stage) if name == DATABASE else self._stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        if name == DATABASE:
            return
        path.chmod(0o644)
        os.utime(path, (modified, modified))
        if _same(path, self._media / name.removeprefix(MEDIA)):
            path.unlink()

    def _swap_database(self, landed):
        try:
            engine().put_in_place(landed, self.aside)
        except Problem:  # it took everything back
            unfinished.end()
            raise

    def _swap_media(self):
        """Each file of the backup to its place, all others aside."""
        staged = self._stage / MEDIA
        for name, path in list(media_files()):
            if MEDIA + name not in self.manifest["files"] or (staged / name).exists():
                _move(path, self._media / f".{self.aside}" / name)
        for folder, _below, names in os.walk(staged):
            for name in names:
                path = Path(folder) / name
                _move(path, self._media / path.relative_to(staged))
        shutil.rmtree(self._stage)

    def _settle(self):
        """What follows from another history: the schema of this code, nobody signed in, nothing kept is believed."""
        connection.close()
        with connection.cursor() as cursor:
            if row_counts(cursor) != self.manifest["rows"]:
                raise Problem(_("The database does not hold what the backup holds: restore once more."))
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
        with transaction.atomic():
            Session.objects.all().delete()
            ask_the_database()
            changed()
        caches["pages"].clear()


def _move(path, to):
    to.parent.mkdir(parents=True, exist_ok=True)
    os.rename(path, to)


def _same(one, other):
    return other.is_file() and one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)


def _digest(path):
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
