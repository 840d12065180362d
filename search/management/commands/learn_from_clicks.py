"""manage.py learn_from_clicks: which results readers opened most after the same words."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.learning.popular import learn


class Command(BaseCommand):
    """Runs each night by the clock; running it again changes nothing where nothing was counted since."""

    help = _("Works out which results people open most after the same words, for the order of results.")

    def handle(self, **options):
        self.stdout.write(str(learn()))
