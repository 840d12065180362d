"""The clock of the portal: publishes what is scheduled, scans at night, writes the weekly digest."""

import os
import threading
import time

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.utils import Error
from django.utils.translation import gettext as _

from core.processes import end_with

from ...clock import run_due

_SECONDS = 20


class Command(BaseCommand):
    help = _("Runs what is due; with --loop it stays and looks every 20 seconds, until its parent ends.")

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help=_("Stay and look again and again."))
        parser.add_argument("--parent", type=int, default=os.getppid(), help=_("Process to end with, the caller."))

    def handle(self, loop, parent, **options):
        if loop:
            end_with(parent)
        self._once(_beside if loop else None)
        while loop:
            time.sleep(_SECONDS)
            self._once(_beside)

    def _once(self, start):
        try:
            run_due(start=start)
        except Error as error:
            self.stderr.write(str(error))
        connection.close()


def _beside(job):
    """Run the job in a thread of its own, which ends with the clock."""

    def run():
        try:
            job()
        finally:
            connection.close()

    threading.Thread(target=run, daemon=True).start()
