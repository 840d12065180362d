"""What a published version changed against the one before it: targets, facts, text."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.formats import date_format

from core.language.numerals import grouped
from core.prose.walk import paragraphs

from ..models import PlanPage, PlanVersion

_FACTS = (
    "kind", "number", "title", "lead", "agency", "signer", "issued_on", "effective_on", "starts_on", "ends_on",
    "report_months", "field", "orientation", "signed_file", "signed_sha256",
)  # fmt: skip
_OF_TARGET = (
    "group", "wording", "operator", "low", "high", "unit", "direction", "scope", "condition", "due_on", "agency",
    "baseline", "baseline_on", "figure", "figure_area", "dropped_on", "dropped_why",
)  # fmt: skip
_ROWS = {
    "phases": ("starts_on", "ends_on", "orientation"),
    "bases": ("act",),
    "older": ("kind", "former"),
    "related_documents": ("document",),
}


@dataclass(frozen=True)
class Change:
    """One field before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions; `text` holds (is_new, line)."""

    former: PlanPage
    facts: list
    added: list
    removed: list
    changed: list
    text: list

    @property
    def is_empty(self):
        return not any((self.facts, self.added, self.removed, self.changed, self.text))


def with_former(version, shown):
    """The Comparison of a version, read as `shown`, with the one published before it; None for the first."""
    numbers = PlanVersion.objects.filter(plan=version.plan_id, number__lt=version.number)
    former = numbers.select_related("revision").first()
    return compare(former, former.page(), shown) if former else None


def compare(former, before, after):
    """The Comparison of two contents of a plan."""
    old, new = {_key(row): row for row in before.targets.all()}, {_key(row): row for row in after.targets.all()}
    changed = [(new[key], _changes(old[key], new[key], _OF_TARGET)) for key in new if key in old]
    return Comparison(
        former=former,
        facts=[*_changes(before, after, _FACTS), *_row_changes(before, after)],
        added=[row for key, row in new.items() if key not in old],
        removed=[row for key, row in old.items() if key not in new],
        changed=[(target, changes) for target, changes in changed if changes],
        text=_text(list(paragraphs(before.body)), list(paragraphs(after.body))),
    )


def _key(target):
    """A target's row outlives new versions (plans.publishing); one that never had a row is known by its wording."""
    return target.pk or (target.wording, target.due_on)


def _changes(before, after, names):
    fields = [before._meta.get_field(name) for name in names]
    changed = [field for field in fields if getattr(before, field.attname) != getattr(after, field.attname)]
    return [Change(_label(field), _words(before, field), _words(after, field)) for field in changed]


def _row_changes(before, after):
    for relation, names in _ROWS.items():
        old, new = list(getattr(before, relation).all()), list(getattr(after, relation).all())
        if [_values(row, names) for row in old] != [_values(row, names) for row in new]:
            label = before._meta.get_field(relation).related_model._meta.verbose_name_plural
            yield Change(_capital(label), _listed(old, names), _listed(new, names))


def _values(row, names):
    return [getattr(row, row._meta.get_field(name).attname) for name in names]


def _listed(rows, names):
    lines = (" ".join(_words(row, row._meta.get_field(name)) for name in names) for row in rows)
    return "\n".join(lines) or "–"


def _label(field):
    return _capital("SHA-256" if field.name == "signed_sha256" else field.verbose_name)


def _capital(label):
    label = str(label)
    return label[:1].upper() + label[1:]


def _words(row, field):
    """A field's value as a reader knows it; a dash for none."""
    value = getattr(row, field.attname)
    if value in (None, ""):
        return "–"
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or "–")
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, models.DateField):
        return date_format(value, "SHORT_DATE_FORMAT")
    return grouped(value) if isinstance(field, models.DecimalField) else str(value)


def _text(before, after):
    """[(is_new, line)] of the lines that went and came, in their order."""
    lines = []
    for kind, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            lines += [(False, line) for line in before[low:high]] + [(True, line) for line in after[start:end]]
    return lines
