"""Writing parsed records: a batch is one transaction, so whatever stops it leaves whole records only."""

from collections import Counter

from django.db import DatabaseError, transaction
from django.utils import timezone

from catalogue.models import Finding, Procedure
from catalogue.models.history import SAMPLE_SOURCE
from catalogue.models.procedure import ServiceMode
from core import generation
from core.language.text import free_slug, vietnamese_slug
from core.rows.bulk import insert

from ..findings import findings_of
from ..rebuild import rebuild
from .beneath import note_changes_beneath
from .change_log import log_changes
from .documents import write_documents
from .parts import delete_parts, write_parts
from .shared import SharedRows


class Writer:
    """Writes batches of ParsedRecords for one SyncRun and counts what became of them."""

    def __init__(self, run):
        self.run = run
        self.counts = Counter()
        self.findings = Counter()
        self.refused = []  # (code, name, reason)
        self.shared = SharedRows()

    def write(self, batch):
        """Store the batch, or, when the database refuses it, its records one by one."""
        try:
            self._write(batch)
        except (DatabaseError, ValueError) as error:
            self.shared = SharedRows()
            if len(batch) == 1:
                fields = batch[0].fields
                self.counts["malformed"] += 1
                self.refused.append((fields["code"], fields["official_name"], str(error).splitlines()[0]))
                return
            for parsed in batch:
                self.write([parsed])

    @transaction.atomic
    def _write(self, batch):
        now = timezone.now()
        known = {
            row.national_id: row
            for row in Procedure.objects.filter(national_id__in=[parsed.fields["national_id"] for parsed in batch])
        }
        new, changed, unchanged = [], [], []
        for parsed in batch:
            row = known.get(parsed.fields["national_id"])
            if row is None:
                new.append(parsed)
            elif row.source_hash == parsed.digest and row.withdrawn_on is None:
                unchanged.append(row.pk)
            else:
                changed.append((parsed, row))
        Procedure.objects.filter(pk__in=unchanged).update(compared_at=now)
        generation.changed()
        if new or changed:
            self._store(new, changed, now)
        self.counts.update(created=len(new), updated=len(changed), unchanged=len(unchanged))

    def _store(self, new, changed, now):
        self.shared.prepare([*new, *(parsed for parsed, _ in changed)])
        # A national record that takes the place of a sample changes no fact: it tells the first true ones.
        logged = [row for _, row in changed if row.source != SAMPLE_SOURCE or self.run.source == SAMPLE_SOURCE]
        before = rebuild([row.pk for row in logged]) if logged else {}
        written = self._create(new, now) + self._update(changed, now)
        write_parts(written, self.shared)
        self._write_findings(written)
        write_documents(written, self.shared)
        if logged:
            after = rebuild([row.pk for row in logged])
            note_changes_beneath(log_changes(self.run, now, logged, before, after), before, after)

    def _own_fields(self, parsed, now):
        methods = {row["method"] for row, _ in parsed.channels}
        mode = ServiceMode.PARTIAL if "ONLINE" in methods else ServiceMode.NONE
        return parsed.fields | {
            "service_mode": ServiceMode.FULL if parsed.fields["is_full_online"] else mode,
            "area": self.shared.area(parsed.fields["area"]),
            "promulgator": self.shared.identity(parsed.fields["promulgator"]),
            "decision_issuer": self.shared.identity(parsed.fields["decision_issuer"]),
            "extra": parsed.extra,
            "source": self.run.source[:200],
            "source_hash": parsed.digest,
            "compared_at": now,
            "changed_at": now,
            "withdrawn_on": None,
        }

    def _create(self, new, now):
        codes = {parsed.fields["code"] for parsed in new}
        taken = set(Procedure.objects.filter(code__in=codes).values_list("code", "slug"))
        procedures = [
            Procedure(slug=_new_slug(parsed.fields, taken), **self._own_fields(parsed, now)) for parsed in new
        ]
        keys = insert(Procedure, [vars(procedure) for procedure in procedures])
        for procedure, key in zip(procedures, keys, strict=True):
            procedure.pk = key
        return list(zip(procedures, new, strict=True))

    def _update(self, changed, now):
        for parsed, row in changed:
            for name, value in self._own_fields(parsed, now).items():
                setattr(row, name, value)
        rows = [row for _, row in changed]
        if rows:
            names = [field.name for field in Procedure._meta.concrete_fields if not field.primary_key]
            Procedure.objects.bulk_update(rows, names)
            delete_parts(rows)
        return [(row, parsed) for parsed, row in changed]

    def _write_findings(self, written):
        rows = [
            {"procedure_id": procedure.pk, "rule": found.rule, "where": found.where[:120], "detail": found.detail}
            for procedure, parsed in written
            for found in findings_of(parsed)
        ]
        insert(Finding, rows)
        self.findings.update(row["rule"] for row in rows)


def _new_slug(fields, taken):
    """The address of a new record among the (code, slug) taken; a twin gets a number."""
    name, code = fields["official_name"], fields["code"]
    stem = vietnamese_slug(name[8:] if name.casefold().startswith("thủ tục ") else name, 90)
    slug = free_slug(stem, {other for other_code, other in taken if other_code == code})
    taken.add((code, slug))
    return slug
