"""What a sync changed, fact by fact."""

from catalogue.models import ProcedureChange

from ..leaves import differences, head
from ..mapping import UNLOGGED


def log_changes(run, now, procedures, before, after):
    """Store and return a ProcedureChange for every difference that tells something; the records by procedure pk."""
    changes = [
        ProcedureChange(
            procedure=procedure,
            run=run,
            at=now,
            source=run.source,
            field=path,
            old=_words(old),
            new=_words(new),
        )
        for procedure in procedures
        for path, old, new in differences(before[procedure.pk], after[procedure.pk])
        if head(path) not in UNLOGGED
    ]
    return ProcedureChange.objects.bulk_create(changes)


def _words(leaf):
    return "" if leaf is None else str(leaf)
