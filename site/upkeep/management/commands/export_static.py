"""Copy the key pages into files, for when the portal is down."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...problems import Problem
from ...static_copy.making import make_copy


class Command(BaseCommand):
    help = _("Copies the key pages with all that belongs to them into files that nginx shows while the portal is down.")

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", help=_("Folder for the copy; STATIC_COPY_ROOT when not given."))

    def handle(self, folder, **options):
        root = folder or settings.STATIC_COPY_ROOT
        if not root:
            raise CommandError(_("Say where to: set STATIC_COPY_ROOT or name a folder."))
        try:
            made = make_copy(Path(root))
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        words = _("Copied: %(files)d files, %(size).1f MB, changed since the last time: %(changed)d.")
        self.stdout.write(words % {"files": made.files, "size": made.size / 1e6, "changed": made.changed})
