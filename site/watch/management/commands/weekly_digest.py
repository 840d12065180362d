"""The weekly letter to those who approve."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...digest import send_digest


class Command(BaseCommand):
    help = _("Sends the heads of the newsroom and the administrators what is late, due for review, or new outside.")

    def handle(self, **options):
        self.stdout.write(_("%(count)s letters were sent.") % {"count": send_digest()})
