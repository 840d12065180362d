"""The board: exceptions first, then by agency and by field; every number leads to its list (D4)."""

from collections import Counter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from ..models import PlanField, StatusRule
from ..standing.cache import all_plans
from ..terms import Stage, State
from .listing import AGENCY, FIELD, STAGE

_SHOWN, _PLANS = 12, 40
_EXCEPTIONS = (State.LATE, State.AT_RISK, State.UNREPORTED)
COLUMNS = (State.REACHED, State.ON_TRACK, State.AT_RISK, State.LATE, State.UNREPORTED, State.DROPPED)
STATE, PLAN, DUE = "tinh-trang", "ke-hoach", "den-han"


def board():
    """The context of plans/board.html as of today."""
    on, plans = timezone.localdate(), all_plans()
    counted = [standing for item in plans if item.counts for standing in item.found]
    return {
        "on": on,
        "plans": plans,
        "shown_plans": plans[:_PLANS],
        "list_url": _list_url(plans),
        "stages": _stages(plans),
        "states": _row(counted, {}),
        "total": len(counted),
        "exceptions": [_exceptions(counted, state) for state in _EXCEPTIONS],
        "due": _due(counted, on),
        "agencies": _table(counted, AGENCY, lambda standing: standing.target.responsible),
        "fields": _table(counted, FIELD, lambda standing: standing.plan.field),
        "lacking": _lacking(plans),
        "columns": [state.label for state in COLUMNS],
        "rule": StatusRule.on(on),
    }


def targets_url(**chosen):
    """The address of the list of targets narrowed to what was chosen."""
    return f"{reverse('plan_targets')}?{urlencode(chosen)}" if chosen else reverse("plan_targets")


def _stages(plans):
    counts = Counter(item.stage for item in plans)
    return [
        {"label": stage.label, "count": counts[stage], "url": f"{_list_url(plans)}?{STAGE}={stage}"}
        for stage in Stage
        if counts[stage]
    ]


def _list_url(plans):
    """The address of the list of plans, above any of them."""
    return plans[0].plan.url.rstrip("/").rpartition("/")[0] + "/" if plans else ""


def _row(found, chosen):
    counts = Counter(standing.state for standing in found)
    return [
        {
            "state": state,
            "label": state.label,
            "count": counts[state],
            "url": targets_url(**chosen, **{STATE: state.value}),
        }
        for state in COLUMNS
    ]


def _exceptions(counted, state):
    found = sorted((standing for standing in counted if standing.state == state), key=lambda row: row.target.due_on)
    return {"state": state, "label": state.label, "count": len(found), "shown": found[:_SHOWN],
            "url": targets_url(**{STATE: state.value})}  # fmt: skip


def is_due(standing, on):
    """Whether a target is open and due in the phase that runs today."""
    if standing.state in (State.REACHED, State.DROPPED) or not standing.target.due_on:
        return False
    phase = standing.plan.phase_of(on)
    return bool(phase) and standing.target.due_on <= phase[1]


def _due(counted, on):
    found = sorted((row for row in counted if is_due(row, on)), key=lambda row: row.target.due_on)
    return {"count": len(found), "shown": found[:_SHOWN], "url": targets_url(**{DUE: "1"})}


def _table(counted, key, of):
    """Rows {name, url, total, cells} of a table by agency or by field, those with most late targets first."""
    groups = {}
    for standing in counted:
        if row := of(standing):
            groups.setdefault(row.slug, (row, []))[1].append(standing)
    rows = [
        {"name": str(row), "url": targets_url(**{key: slug}), "total": len(found), "cells": _row(found, {key: slug})}
        for slug, (row, found) in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row["cells"][3]["count"], row["name"]))


def _lacking(plans):
    """The compulsory fields of planning without a plan in force (D6)."""
    covered = {item.plan.field_id for item in plans if item.counts}
    return [field for field in PlanField.objects.exclude(source="") if field.pk not in covered]
