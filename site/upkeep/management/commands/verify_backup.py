"""Read a backup through."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...backups.checking import check
from ...problems import Problem


class Command(BaseCommand):
    help = _("Reads a backup through and compares every file with its checksum; changes nothing.")
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("The backup."))
        parser.add_argument("--identity", help=_("File with the secret key of age, for an encrypted backup."))

    def handle(self, file, identity, **options):
        try:
            manifest = check(Path(file), identity)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        words = _("The backup of %(made_at)s is whole: %(rows)d rows in %(tables)d tables, %(files)d files.")
        facts = {
            "made_at": manifest["made_at"],
            "rows": sum(manifest["rows"].values()),
            "tables": len(manifest["rows"]),
            "files": len(manifest["files"]) - 1,
        }
        self.stdout.write(words % facts)
