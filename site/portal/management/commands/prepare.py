"""What `make run` does before it serves: check the database, migrate it, load the demo once."""

import errno
import gc
import sys

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db.utils import Error
from django.utils.translation import gettext as _

from portal import database

_LOADED = settings.ROOT / ".demo-loaded"


class Command(BaseCommand):
    help = _("Makes the database ready for this code, quickly when it is; with --demo also loads the demo once.")
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help=_("Load the demo if it was not loaded yet."))

    def handle(self, demo, **options):
        gc.freeze()  # a fifth of the time of the first migration
        try:
            self._prepare(demo)
        except database.Unusable as error:
            self._end(error)
        except (OSError, Error) as error:
            if not _is_full(error):
                raise
            self._end(_("The disk is full: make room and start again."))
        except KeyboardInterrupt:
            sys.exit(130)

    def _prepare(self, demo):
        if database.is_new():
            _LOADED.unlink(missing_ok=True)
            self.stdout.write(_("Database ..."))
        database.prepare()
        caches["pages"].clear()  # what other code made
        if demo and not _LOADED.exists():
            self.stdout.write(_("Demo content ..."))
            call_command("load_demo")
            _LOADED.touch()

    def _end(self, sentence):
        self.stderr.write(str(sentence))
        sys.exit(1)


def _is_full(error):
    return getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in str(error)
