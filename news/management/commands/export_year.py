"""The articles of a year as a zip."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...newsroom.year import write_archive


class Command(BaseCommand):
    help = _("Writes the articles of a year, with pictures and files, into a zip.")

    def add_arguments(self, parser):
        parser.add_argument("year", type=int)
        parser.add_argument("file")

    def handle(self, year, file, **options):
        with open(file, "wb") as stream:
            count = write_archive(year, stream)
        self.stdout.write(
            _("%(count)s articles of %(year)s are in %(file)s.") % {"count": count, "year": year, "file": file}
        )
