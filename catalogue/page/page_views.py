"""Counting which procedures are read: people only, nothing about them."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from catalogue.models import ProcedureViews
from core.web.readings import counter, note
from core.write_behind import WriteBehind

# Rows older than this say nothing about what people ask for now.
RETENTION = timedelta(days=400)
_ADD = """INSERT INTO catalogue_procedureviews (procedure_id, day, views) VALUES (%s, %s, %s)
    ON CONFLICT (procedure_id, day) DO UPDATE SET views = catalogue_procedureviews.views + excluded.views"""


def _write(rows):
    ProcedureViews.objects.filter(day__lt=timezone.localdate() - RETENTION).delete()
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, views) for key, views in rows])


counts = WriteBehind("procedure views", _write, int.__add__)


def note_view(request, procedure):
    """Note that each reading of this page is a view of the procedure."""
    note(request, "procedure", procedure.pk)


@counter("procedure")
def _count_view(_request, pk):
    counts.add((pk, timezone.localdate()), 1)
