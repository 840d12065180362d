"""Bringing in the names of a new version of the product: what editors never touched follows it, the rest is theirs."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from catalogue.models import EverydayNames, Procedure
from catalogue.search import KIND
from search.everyday import shipped_names
from search.rebuild import reindex

_BATCH = 200


@transaction.atomic
def load_shipped():
    """Store the names that the product brings, all or none, and make them findable; a Counter of what came in and out.

    A row is the editors' as soon as one of them saved a draft of it, took it off or locked it.
    """
    shipped = {code: _columns(names) for code, names in shipped_names().items()}
    stored = {row.code: row for row in EverydayNames.objects.select_for_update()}
    new = [EverydayNames(code=code, live=True, **shipped[code]) for code in shipped if code not in stored]
    followed = [row for row in stored.values() if _is_untouched(row)]
    changed = [row for row in followed if row.code in shipped and _takes(row, shipped[row.code])]
    gone = [row for row in followed if row.code not in shipped]
    _store(new, changed, gone)
    return Counter(
        {
            "codes in": len(shipped),
            "added": len(new),
            "changed": len(changed),
            "removed": len(gone),
            "same": len(followed) - len(changed) - len(gone),
            "kept": len(stored) - len(followed),
            "codes out": EverydayNames.objects.count(),
            "procedures": _make_findable([row.code for row in (*new, *changed, *gone)]),
        }
    )


def _columns(names):
    return {"names": "\n".join(names.everyday), "english": "\n".join(names.english)}


def _is_untouched(row):
    return row.live and not row.locked and row.latest_revision_id is None


def _takes(row, columns):
    """Give a row these names; whether any is another."""
    if all(getattr(row, name) == text for name, text in columns.items()):
        return False
    for name, text in columns.items():
        setattr(row, name, text)
    return True


def _store(new, changed, gone):
    now = timezone.now()
    for row in new:
        row.first_published_at = row.last_published_at = now
    for row in changed:
        row.last_published_at = now
    EverydayNames.objects.bulk_create(new)
    EverydayNames.objects.bulk_update(changed, ["names", "english", "last_published_at"], batch_size=_BATCH)
    EverydayNames.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _make_findable(codes):
    """Write the documents of the procedures with these codes anew; how many they are."""
    pks = list(Procedure.objects.filter(code__in=codes).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), _BATCH):
        reindex(KIND, pks[start : start + _BATCH])
    return len(pks)
