"""Keep Elasticsearch fed from the documents table."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.translation import gettext as _

from search.elastic.client import worker_client
from search.elastic.worker import Worker

_PAUSE, _LONGEST_PAUSE = 1, 30


class Command(BaseCommand):
    help = _("Sends what was written to Elasticsearch and keeps its index sound, until it is told to end.")

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help=_("one round only, for cron and deployment"))

    def handle(self, *, once, **options):
        worker = Worker(worker_client())
        try:
            if once:
                self._once(worker)
            else:
                self._until_told(worker)
        finally:
            worker.leave()

    def _once(self, worker):
        try:
            done = worker.round()
        except Exception as error:
            raise CommandError(_trouble(error)) from error
        self._tell(done)
        if done.idle:
            self.stdout.write(_("Another worker is at work."))

    def _until_told(self, worker):
        told, pause = threading.Event(), _PAUSE
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *received: told.set())
        while not told.is_set():
            pause = self._round(worker, pause)
            told.wait(pause)

    def _round(self, worker, pause):
        """A round; the pause after it, which doubles while rounds fail."""
        try:
            self._tell(worker.round())
        except Exception as error:
            close_old_connections()
            pause = min(pause * 2, _LONGEST_PAUSE)
            self.stderr.write(_("%(trouble)s Next try in %(pause)s s.") % {"trouble": _trouble(error), "pause": pause})
            return pause
        return _PAUSE

    def _tell(self, done):
        if done.rebuilt:
            self.stdout.write(_("A new index was built: %(count)s documents.") % {"count": done.sent})
        elif done.sent:
            self.stdout.write(_("%(count)s documents sent.") % {"count": done.sent})
        self.stdout.flush()


def _trouble(error):
    return _("The round failed: %(error)s.") % {"error": str(error)[:300] or type(error).__name__}
