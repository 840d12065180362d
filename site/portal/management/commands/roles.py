"""Print who may do what."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.roles import matrix


class Command(BaseCommand):
    help = _("Prints the matrix of roles and rights, as it stands in docs/roles.md.")

    def handle(self, **options):
        for line in matrix():
            self.stdout.write(line)
