"""Count in the catalogue what plans promise of it; once a month is enough, more often adds nothing."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...reporting.automatic import measure_targets


class Command(BaseCommand):
    help = "Adds this month's report to each target that is measured by a figure of the catalogue."

    def handle(self, **options):
        self.stdout.write(_("%(count)s targets measured") % {"count": measure_targets()})
