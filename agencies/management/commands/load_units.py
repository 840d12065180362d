"""Load the provinces and communes of the country and what they were before."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from agencies.units.files import UnitsError, read_files
from agencies.units.loading import load
from agencies.units.own import own_province
from core.language.text import one_line


class Command(BaseCommand):
    """Takes the files whole or not at all; what it could not read or match is printed, line by line."""

    help = _("Reads the lists of provinces and communes, of today and before 01/07/2025, from CSV files.")

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="file", help=_("CSV files, known by their first line"))
        parser.add_argument("--source", required=True, help=_("whose list it is, as readers are told"))
        parser.add_argument("--as-of", required=True, help=_("the day of which the list is, dd/mm/yyyy"))

    def handle(self, *, files, source, as_of, **options):
        if not one_line(source):
            raise CommandError(_("Say whose list it is: --source."))
        try:
            day = datetime.strptime(as_of, "%d/%m/%Y").date()
            report = load(read_files(files), one_line(source), day)
        except UnitsError as error:
            raise CommandError(str(error))
        except ValueError:
            raise CommandError(_("There is no day %(day)s: write dd/mm/yyyy.") % {"day": as_of})
        self._tell_counts(report.counts)
        if own_province() is None:
            asked = {"province": settings.PORTAL_PROVINCE}
            self.stdout.write(_("The list has no “%(province)s”: set PORTAL_PROVINCE, or nobody can choose.") % asked)
        for heading, lines in self._listed(report):
            if lines:
                self.stdout.write(f"{heading} ({len(lines)}):")
                for line in lines:
                    self.stdout.write(f"  {line[:200]}")

    def _tell_counts(self, counts):
        rows = (
            ("codes in", _("rows of codes read")),
            ("provinces out", _("provinces stored")),
            ("communes out", _("communes stored")),
            ("removed", _("units removed that the list no longer has")),
            ("provinces in", _("rows of provinces read")),
            ("provinces matched", _("of them matched to a province")),
            ("former provinces out", _("former provinces stored")),
            ("lines in", _("rows of old units read")),
            ("lines matched", _("of them matched to a commune")),
            ("lines not merged", _("of these saying that nothing was merged")),
            ("lines without words", _("of these saying nothing")),
            ("units told", _("old units named in these rows")),
            ("units unread", _("of them no unit")),
            ("units without kind", _("of them without a kind")),
            ("units with district", _("of them with their district")),
            ("parts", _("of them parts of a unit")),
            ("told twice", _("of them named twice for one commune")),
            ("successions out", _("steps from an old unit to a commune stored")),
            ("former units out", _("old units stored")),
            ("rows unread", _("rows not read")),
        )
        for name, label in rows:
            if name in counts:
                self.stdout.write(f"{counts[name]:>8}  {label}")

    def _listed(self, report):
        return (
            (_("Not read"), report.unread),
            (_("Matches no unit of the list of codes"), report.unmatched),
            (_("Matched, though spelt otherwise"), report.spelt_otherwise),
            (_("Communes of which the list tells nothing"), report.without_line),
            (_("Gone from the list and kept, because something refers to them"), report.kept),
        )
