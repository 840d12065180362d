"""Putting a table of facts into the drafts of guides: what would change first, then all of it or nothing.

Nothing becomes public by it: each changed guide goes to somebody else for approval, like any other draft.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.facts import saying
from catalogue.facts.own import limit_part, price_part
from catalogue.models import Procedure, ProcedureGuide

from .facts_table import FactRow


@dataclass(frozen=True)
class Difference:
    """What one row of the table changes: `old` is "" for a new fact; `is_same` when nothing does."""

    line: int
    code: str
    title: str
    old: str
    new: str

    @property
    def is_same(self):
        """Whether the draft already says so."""
        return self.old == self.new


def differences(rows):
    """The Differences of the rows from the latest drafts, in the order of the table."""
    drafts = _drafts(rows)
    return [_difference(row, *drafts[row.procedure]) for row in rows]


@transaction.atomic
def store(rows, user):
    """Write the rows into drafts and hand these in; how many guides changed. A guide locked by another refuses all."""
    changed = 0
    for procedure, draft in _drafts(rows).values():
        own = [row for row in rows if row.procedure == procedure.pk]
        if all(_difference(row, procedure, draft).is_same for row in own):
            continue
        if draft.pk and (lock := draft.get_lock()) and lock.for_user(user):
            raise PermissionDenied(_("%(guide)s is locked by somebody else.") % {"guide": draft})
        if not draft.pk:
            draft.save()
        for row in own:
            _put(draft, row)
        draft.save_revision(user=user, log_action=True)
        _hand_in(draft, user)
        changed += 1
    return changed


def _drafts(rows):
    """{procedure's key: (procedure, latest draft of its guide or a new guide)}."""
    procedures = Procedure.objects.select_related("guide").in_bulk({row.procedure for row in rows})
    return {pk: (procedure, _draft(procedure)) for pk, procedure in procedures.items()}


def _draft(procedure):
    guide = getattr(procedure, "guide", None)
    return guide.get_latest_revision_as_object() if guide else ProcedureGuide(procedure=procedure, live=False)


def _facts(draft, row):
    return draft.own_fees if row.is_fee else draft.own_times


def _same(draft, row):
    """The fact of the draft that the row is about, or None."""
    key = row.key
    return next((fact for fact in _facts(draft, row).all() if _key(fact, row.is_fee) == key), None)


def _key(fact, is_fee):
    values = {"method": fact.method, "case": fact.case, "valid_from": fact.valid_from}
    return FactRow(0, 0, is_fee, values).key


def _put(draft, row):
    fact, facts = _same(draft, row), _facts(draft, row)
    if fact is None:
        facts.add(row.fact())
        return
    for name, value in row.values.items():
        setattr(fact, name, value)
    facts.add(fact)


def _hand_in(draft, user):
    """Start the approval of a draft, unless it is under way."""
    guide = ProcedureGuide.objects.get(pk=draft.pk)
    workflow = guide.get_workflow()
    if workflow and not guide.workflow_in_progress:
        workflow.start(guide, user)


def _difference(row, procedure, draft):
    fact = _same(draft, row) if draft.pk else None
    return Difference(row.line, procedure.code, procedure.title, _said(fact) if fact else "", _said(row.fact()))


def _said(fact):
    """A fact with its decision and days as one line."""
    is_fee = hasattr(fact, "is_free")
    value = saying.price(price_part(fact)) if is_fee else fact.words or saying.limit(limit_part(fact))
    days = f"{fact.valid_from:%d/%m/%Y}–{f'{fact.valid_to:%d/%m/%Y}' if fact.valid_to else ''}"
    told = [value, fact.case, fact.get_method_display(), fact.document_number, f"{fact.document_on:%d/%m/%Y}", days]
    return " · ".join(filter(None, [*map(str, told), fact.exemptions.replace("\n", "; ")]))
