"""The last way in: somebody lost phone and recovery codes, and no two administrators can help."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...recovery.resetting import reset_on_server


class Command(BaseCommand):
    help = _("Resets somebody's second factor without two administrators; it is written down and told to all of them.")

    def add_arguments(self, parser):
        parser.add_argument("username", help=_("whose second factor"))
        parser.add_argument("--reason", required=True, help=_("who asked for it, who made sure of the person, and how"))

    def handle(self, username, reason, **options):
        person = get_user_model().objects.filter(username=username).first()
        if not person:
            raise CommandError(_("Nobody has the name %(name)s.") % {"name": username})
        if not reason.strip():
            raise CommandError(_("The reason is missing."))
        reset_on_server(person, reason.strip())
        self.stdout.write(_("The second factor of %(name)s was reset; all sessions ended.") % {"name": username})
