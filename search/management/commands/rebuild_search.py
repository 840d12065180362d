"""Write every search document anew."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.rebuild import rebuild


class Command(BaseCommand):
    help = _("Writes every search document anew from its content; searches go on meanwhile.")

    def handle(self, **options):
        for label, count, removed in rebuild():
            self.stdout.write(_("%(label)s: %(count)s written, %(removed)s removed") % {
                "label": label, "count": count, "removed": removed})  # fmt: skip
