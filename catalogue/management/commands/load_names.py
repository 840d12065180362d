"""manage.py load_names: the everyday names that a new version of the product brings."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from catalogue.names.loading import load_shipped


class Command(BaseCommand):
    """Runs after an update; running it again changes nothing."""

    help = _("Brings in the everyday names of procedures that the product ships; what editors changed stays theirs.")

    def handle(self, **options):
        counts = load_shipped()
        rows = (
            ("codes in", _("codes with names in the files")),
            ("added", _("of them added")),
            ("changed", _("updated to what the files say")),
            ("removed", _("removed, because the files have them no longer")),
            ("same", _("left as they were")),
            ("kept", _("kept as editors wrote, locked or took them off")),
            ("codes out", _("codes with names in the database")),
            ("procedures", _("procedures made findable by what changed")),
        )
        for name, label in rows:
            self.stdout.write(f"{counts[name]:>8}  {label}")
