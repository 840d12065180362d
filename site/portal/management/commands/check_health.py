"""Say how each part of the portal is, for people and for whatever watches it from outside."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.health.checks import troubles


class Command(BaseCommand):
    help = _("Says of each part whether it is sound; the exit code is 1 when one is not.")
    requires_system_checks = []

    def handle(self, **options):
        found = troubles()
        for check, trouble in found.items():
            self.stdout.write(f"{check.label}: {trouble or _('sound')}")
        sys.exit(any(found.values()))
