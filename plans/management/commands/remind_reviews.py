"""Letters about instructions of leaders and their answers."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from plans.review.reminders import remind_reviews


class Command(BaseCommand):
    help = "Reminds agencies of instructions that are due, and leaders of answers that wait."

    def handle(self, **options):
        self.stdout.write(_("%(count)s letters were sent.") % {"count": remind_reviews()})
