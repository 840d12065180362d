"""Forgets what the doors keep for a short time only."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...clearing import clear


class Command(BaseCommand):
    help = _("Removes wrong attempts to sign in that count no more, sessions that ended, and old records of locks.")

    def handle(self, **options):
        clear()
