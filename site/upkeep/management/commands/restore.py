"""Put a backup back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...backups.restoring import Restore
from ...problems import Problem


class Command(BaseCommand):
    help = _("Puts the database and all uploads back as they were in a backup; the portal must be stopped.")
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("The backup."))
        parser.add_argument("--identity", help=_("File with the secret key of age, for an encrypted backup."))
        parser.add_argument("--replace", action="store_true", help=_("Replace what the database holds now."))

    def handle(self, file, identity, replace, **options):
        restore = Restore(Path(file), identity)
        try:
            manifest = restore.look(replace)
            words = _("Restoring the backup of %(made_at)s: %(rows)d rows, %(files)d files. Other uploads go aside.")
            rows, files = sum(manifest["rows"].values()), len(manifest["files"]) - 1
            self.stdout.write(words % {"made_at": manifest["made_at"], "rows": rows, "files": files})
            restore.run()
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        words = _("Restored. What was set aside lies under names with %(aside)s. Start the portal.")
        self.stdout.write(words % {"aside": restore.aside})
