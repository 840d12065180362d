"""A national fee or time limit that changed beneath a fact of the province: a finding for whoever wrote the fact."""

import json
import re

from django.utils import timezone

from catalogue.facts import fee_of, time_of
from catalogue.models import Finding, ProcedureGuide
from catalogue.models.history import OWN_FACT_BENEATH
from core.rows.bulk import insert

from ..record import parse
from .documents import sources_of_record

_FEE = re.compile(r"executionMethods\[[^\]]*\]\.fees\b")
_TIME = re.compile(r"executionMethods\[[^\]]*\]\.processingTime|cases\[[^\]]*\]\.processingDay\b")
_RESOLVE = {"fee": fee_of, "time": time_of}


def note_changes_beneath(changes, before, after):
    """Store the findings of these ProcedureChanges; the records by procedure pk, as they were and as they are.

    A second change keeps what stood there at first: editors compare it with what they knew. One that is taken back
    leaves nothing to look at.
    """
    touched = {(change.procedure_id, about) for change in changes if (about := _about(change.field))}
    touched &= _own_facts({pk for pk, _about in touched})
    for pk, about in sorted(touched):
        _note(pk, about, before[pk], after[pk])


def _about(path):
    return "fee" if _FEE.match(path) else "time" if _TIME.match(path) else ""


def _own_facts(pks):
    """{(pk of a procedure, "fee" or "time")} of the facts in published guides."""
    guides = ProcedureGuide.objects.filter(procedure__in=pks, live=True)
    names = {"fee": "own_fees", "time": "own_times"}
    return {
        (pk, about)
        for about, name in names.items()
        for pk in guides.exclude(**{name: None}).values_list("procedure", flat=True)
    }


def _note(pk, about, before, after):
    noted = Finding.objects.filter(procedure=pk, rule=OWN_FACT_BENEATH, where=about)
    first = noted.values_list("detail", flat=True).first()
    old = json.loads(first)["old"] if first else _resolved(about, before)
    new = _resolved(about, after)
    noted.delete()
    if first and old == new:
        return
    detail = json.dumps({"fact": about, "old": old, "new": new}, ensure_ascii=False, sort_keys=True)
    insert(Finding, [{"procedure_id": pk, "rule": OWN_FACT_BENEATH, "where": about, "detail": detail}])


def _resolved(about, record):
    """What the national record alone says, as JSON."""
    known = _RESOLVE[about](sources_of_record(parse(record)), timezone.localdate())
    return json.loads(json.dumps(known.stored()))
