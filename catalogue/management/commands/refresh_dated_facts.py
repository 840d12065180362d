"""manage.py refresh_dated_facts: cards and facets of procedures whose fee or time changes with the calendar."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q

from catalogue.models import Procedure
from catalogue.search import KIND
from core.generation import changed
from search.rebuild import reindex

_BATCH = 200


class Command(BaseCommand):
    """Runs after midnight by the clock; running it again changes nothing."""

    help = "Resolve anew what procedures cost and how long they take, where that depends on the day."

    def handle(self, **options):
        dated = Q(channels__fees__valid_to__isnull=False) | Q(guide__own_fees__isnull=False)
        dated |= Q(guide__own_times__isnull=False)
        keys = list(Procedure.objects.filter(dated).order_by("pk").values_list("pk", flat=True).distinct())
        for start in range(0, len(keys), _BATCH):
            with transaction.atomic():
                reindex(KIND, keys[start : start + _BATCH])
                changed()
        self.stdout.write(f"{len(keys)}")
