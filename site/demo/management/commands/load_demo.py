"""Load the demo province."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...load import EDITORS, load


class Command(BaseCommand):
    help = _("Loads a fictional province with agencies, procedures and editors; a second run changes nothing.")

    def handle(self, **options):
        counts = load(settings.DEMO_PASSWORD)
        self.stdout.write(
            _("Demo procedures: %(created)s created, %(updated)s updated, %(unchanged)s unchanged.")
            % {key: counts[key] for key in ("created", "updated", "unchanged")}
        )
        names = ", ".join(username for username, _name, _group in EDITORS)
        self.stdout.write(
            _("Editors of the demo: %(names)s; their first password: %(password)s")
            % {"names": names, "password": settings.DEMO_PASSWORD}
        )
