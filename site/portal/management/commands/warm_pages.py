"""Has the most read pages made anew after a change, before readers ask for them."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...most_read import warm_after_change


class Command(BaseCommand):
    help = _("Asks the portal for its most read pages if anything public changed since it did so the last time.")

    def handle(self, **options):
        warm_after_change("warm_pages")
