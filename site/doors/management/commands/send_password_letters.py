"""Sends the links for new passwords that were asked for."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...password.reset import send_letters


class Command(BaseCommand):
    help = _("Sends the links for new passwords that were asked for on the page of signing in.")

    def handle(self, **options):
        send_letters()
