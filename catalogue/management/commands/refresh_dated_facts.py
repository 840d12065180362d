"""manage.py refresh_dated_facts: what search knows, where the calendar changed it or a migration brought new guides."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q

from catalogue.events.search import KIND as GUIDES
from catalogue.models import Procedure
from catalogue.search import KIND
from core.generation import changed
from search.rebuild import reindex, supplement

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
        supplement(GUIDES)
        self.stdout.write(f"{len(keys)}")
