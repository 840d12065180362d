"""The board: exceptions first, then by agency and by field; every number leads to its list (D4)."""

from collections import Counter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from core.rows.prepared import Prepared

from ..models import PlanField, StatusRule
from ..standing.cache import all_plans
from ..terms import Stage, State
from .listing import AGENCY, FIELD, STAGE
from .rows import card_maker

_SHOWN, _PLANS = 12, 40
_EXCEPTIONS = (State.LATE, State.AT_RISK, State.UNREPORTED)
COLUMNS = (State.REACHED, State.ON_TRACK, State.AT_RISK, State.LATE, State.UNREPORTED, State.DROPPED)
STATE, PLAN, DUE = "tinh-trang", "ke-hoach", "den-han"


def board():
    """The context of plans/board.html as of today."""
    on, plans = timezone.localdate(), all_plans()
    counted = [standing for item in plans if item.counts for standing in item.found]
    address, list_url, card = reverse("plan_targets"), _list_url(plans), card_maker()
    return {
        "on": on,
        "plans": plans,
        "shown_plans": plans[:_PLANS],
        "list_url": list_url,
        "stages": _stages(plans, list_url),
        "states": _row(counted, f"{address}?"),
        "total": len(counted),
        "exceptions": [_exceptions(counted, state, address, card) for state in _EXCEPTIONS],
        "due": _due(counted, on, address, card),
        "agencies": _table(counted, address, AGENCY, lambda standing: standing.target.responsible),
        "fields": _table(counted, address, FIELD, lambda standing: standing.plan.field),
        "lacking": _lacking(plans),
        "columns": [str(state.label) for state in COLUMNS],
        "rule": StatusRule.on(on),
    }


def _stages(plans, list_url):
    counts = Counter(item.stage for item in plans)
    return [
        {"label": stage.label, "count": counts[stage], "url": f"{list_url}?{STAGE}={stage}"}
        for stage in Stage
        if counts[stage]
    ]


def _list_url(plans):
    """The address of the list of plans, above any of them."""
    return plans[0].plan.url.rstrip("/").rpartition("/")[0] + "/" if plans else ""


def _row(found, narrowed):
    """The cells of all states; `narrowed` is the address of the list without the state."""
    counts = Counter(standing.state for standing in found)
    return [
        {"state": state, "label": state.label, "count": counts[state], "url": f"{narrowed}{STATE}={state.value}"}
        for state in COLUMNS
    ]


def _exceptions(counted, state, address, card):
    found = sorted((standing for standing in counted if standing.state == state), key=lambda row: row.target.due_on)
    return {"state": state, "label": state.label, "count": len(found), "shown": [card(row) for row in found[:_SHOWN]],
            "url": f"{address}?{STATE}={state.value}"}  # fmt: skip


def is_due(standing, on):
    """Whether a target is open and due in the phase that runs today."""
    if standing.state in (State.REACHED, State.DROPPED) or not standing.target.due_on:
        return False
    phase = standing.plan.phase_of(on)
    return bool(phase) and standing.target.due_on <= phase[1]


def _due(counted, on, address, card):
    found = sorted((row for row in counted if is_due(row, on)), key=lambda row: row.target.due_on)
    return {"count": len(found), "shown": [card(row) for row in found[:_SHOWN]], "url": f"{address}?{DUE}=1"}


def _table(counted, address, key, of):
    """Rows {name, url, total, cells} of a table by agency or by field, those with most late targets first."""
    groups = {}
    for standing in counted:
        if row := of(standing):
            groups.setdefault(row.slug, (row, []))[1].append(standing)
    rows = []
    for slug, (row, found) in groups.items():
        url = f"{address}?{urlencode({key: slug})}"
        rows.append({"name": str(row), "url": url, "total": len(found), "cells": _row(found, f"{url}&")})
    return sorted(rows, key=lambda row: (-row["cells"][3]["count"], row["name"]))


def _lacking(plans):
    """The compulsory fields of planning without a plan in force (D6)."""
    covered = {item.plan.field_id for item in plans if item.counts}
    return [field for field in _compulsory() if field.pk not in covered]


_compulsory = Prepared(lambda: PlanField.objects.exclude(source=""))
