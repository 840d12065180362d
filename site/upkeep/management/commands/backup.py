"""Make a backup of the database and of what was uploaded."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...backups.making import make
from ...problems import Problem


class Command(BaseCommand):
    help = _("Makes a backup of the database and of all uploads, reads it again and lets old ones go.")

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", help=_("Folder for it; BACKUP_ROOT when not given."))

    def handle(self, folder, **options):
        root = folder or settings.BACKUP_ROOT
        if not root:
            raise CommandError(_("Say where to: set BACKUP_ROOT or name a folder."))
        try:
            made = make(Path(root))
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        words = _("Backup %(path)s: %(rows)d rows, %(files)d files, %(size).1f MB, sha256 %(sha256)s.")
        facts = {
            "path": made.path,
            "rows": sum(made.manifest["rows"].values()),
            "files": len(made.manifest["files"]) - 1,
            "size": made.path.stat().st_size / 1e6,
            "sha256": made.sha256,
        }
        self.stdout.write(words % facts)
        for name in made.removed:
            self.stdout.write(_("Removed, as newer ones stand for it: %(name)s") % {"name": name})
