"""The database before a start: whether this code can use it, in one sentence, and what is still to be done to it."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import Error
from django.utils.translation import gettext as _

from catalogue.events.search import KIND as GUIDES
from core.database.migrations import unknown
from search.rebuild import supplement

# Written when everything that follows migrations (rights, roles) was done too; a start that was killed has none.
_DONE = settings.ROOT / ".migrated"


class Unusable(Exception):
    """The database cannot be used; says why and what to do."""


def is_new():
    """Whether nothing was ever made in the database; Unusable when it cannot be read."""
    try:
        return not MigrationRecorder(connection).has_table()
    except Error as error:
        raise Unusable(_unreadable(error)) from error


def prepare():
    """Migrate if there is something to do; Unusable when the database is newer than the code."""
    executor = MigrationExecutor(connection)
    if unknown(executor.loader.applied_migrations, executor.loader.disk_migrations):
        raise Unusable(_too_new())
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) or not _is_done():
        _DONE.unlink(missing_ok=True)
        call_command("migrate", verbosity=0)
        supplement(GUIDES)
        _DONE.write_text(_state(), encoding="utf-8")


def _is_done():
    return _DONE.exists() and _DONE.read_text(encoding="utf-8") == _state()


def _state():
    """A hash of the roles and the database's name: when it differs, `migrate` runs even without a new migration."""
    roles = Path(__file__).with_name("roles.toml").read_bytes()
    return hashlib.sha256(roles + str(connection.settings_dict["NAME"]).encode()).hexdigest()


def _unreadable(error):
    reason = str(error).strip().partition("\n")[0]
    if connection.vendor == "sqlite":
        words = _("The database %(file)s cannot be read (%(reason)s): put a backup in its place or move it away.")
        return words % {"file": connection.settings_dict["NAME"], "reason": reason}
    return _("The database does not answer (%(reason)s): start it or mend DATABASE_URL.") % {"reason": reason}


def _too_new():
    words = _(
        "The database %(file)s was made by another version of this portal that this code does not know:"
        " go back to the code that made it, or move the database away and start anew."
    )
    return words % {"file": connection.settings_dict["NAME"]}
