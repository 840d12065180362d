"""manage.py score_agencies: tonight's score of every agency."""

from django.core.management.base import BaseCommand

from catalogue.worklist.scores import score_all


class Command(BaseCommand):
    """Runs each night by the clock; running it again writes the day anew."""

    help = "Count for every agency what is wrong in its procedures, and keep the figures of the day."

    def handle(self, **options):
        self.stdout.write(str(score_all()))
