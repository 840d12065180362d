"""Writing parsed records: a batch is one transaction, so whatever stops it leaves whole records only."""

from collections import Counter
from types import SimpleNamespace

from django.db import DatabaseError, transaction
from django.utils import timezone

from catalogue.models import (
    AgencyRole,
    DossierCase,
    Fee,
    Finding,
    FormFile,
    LegalCitation,
    Output,
    Procedure,
    ProcedureChange,
    ProcedureGuide,
    RequiredDocument,
    ReturnMethod,
    ServiceCase,
    Step,
    SubmissionChannel,
)
from catalogue.models.parts import Role
from catalogue.models.procedure import ServiceMode
from catalogue.search import Findable, document
from core.bulk import insert
from core.language.text import free_slug, vietnamese_slug
from search.documents import save_documents

from .findings import findings_of
from .leaves import differences
from .rebuild import rebuild
from .scope import is_other_province
from .shared import SharedRows

_PARTS = (Step, SubmissionChannel, DossierCase, ServiceCase, Output, LegalCitation, AgencyRole, ReturnMethod, Finding)
_NOT_A_FACT = ("updatedAt", "createdAt")


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
        if new or changed:
            self._store(new, changed, now)
        self.counts.update(created=len(new), updated=len(changed), unchanged=len(unchanged))

    def _store(self, new, changed, now):
        self.shared.prepare([*new, *(parsed for parsed, _ in changed)])
        before = rebuild([row.pk for _, row in changed]) if changed else {}
        written = self._create(new, now) + self._update(changed, now)
        self._write_parts(written)
        self._write_findings(written)
        self._write_documents(written)
        if changed:
            self._log([row for _, row in changed], before, now)

    def _own_fields(self, parsed, now):
        methods = {row["method"] for row, _ in parsed.channels}
        mode = ServiceMode.PARTIAL if "ONLINE" in methods else ServiceMode.NONE
        return parsed.fields | {
            "service_mode": ServiceMode.FULL if parsed.fields["is_full_online"] else mode,
            "area": self.shared.area(parsed.area),
            "promulgator": self.shared.identity(parsed.promulgator),
            "decision_issuer": self.shared.identity(parsed.decision_issuer),
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
            for model in _PARTS:
                model.objects.filter(procedure__in=rows).delete()
            for through in (Procedure.audiences.through, Procedure.life_events.through):
                through.objects.filter(procedure__in=rows).delete()
        return [(row, parsed) for parsed, row in changed]

    def _write_parts(self, written):
        for model, rows_of in (
            (Step, lambda parsed: parsed.steps),
            (ServiceCase, lambda parsed: parsed.service_cases),
            (Output, lambda parsed: parsed.outputs),
            (ReturnMethod, lambda parsed: parsed.return_methods),
            (LegalCitation, lambda parsed: self.shared.citations(parsed.citations)),
            (AgencyRole, self._roles),
        ):
            _insert_below(model, "procedure_id", [(procedure.pk, rows_of(parsed)) for procedure, parsed in written])
        _insert_tree(
            [(SubmissionChannel, "procedure_id"), (Fee, "channel_id")],
            [(procedure.pk, parsed.channels) for procedure, parsed in written],
        )
        _insert_tree(
            [(DossierCase, "procedure_id"), (RequiredDocument, "case_id"), (FormFile, "document_id")],
            [(procedure.pk, parsed.cases) for procedure, parsed in written],
        )
        self._link(Procedure.audiences.through, "audience_id", self.shared.audience, "audiences", written)
        self._link(Procedure.life_events.through, "lifeevent_id", self.shared.life_event, "life_events", written)

    def _roles(self, parsed):
        return [
            {
                "role": role,
                "source_list": source_list,
                "identity_id": self.shared.identity(reference).pk,
                "is_id_only": is_id_only,
            }
            for role, source_list, reference, is_id_only in parsed.roles
        ]

    @staticmethod
    def _link(through, column, find, name, written):
        rows = [
            {"procedure_id": procedure.pk, column: find(reference).pk}
            for procedure, parsed in written
            for reference in getattr(parsed, name)
        ]
        insert(through, rows)

    def _write_findings(self, written):
        rows = [
            {"procedure_id": procedure.pk, "rule": found.rule, "where": found.where[:120], "detail": found.detail}
            for procedure, parsed in written
            for found in findings_of(parsed)
        ]
        insert(Finding, rows)
        self.findings.update(row["rule"] for row in rows)

    def _write_documents(self, written):
        pks = [procedure.pk for procedure, _ in written]
        guides = ProcedureGuide.objects.filter(procedure__in=pks).prefetch_related("life_events__parent")
        by_procedure = {guide.procedure_id: guide for guide in guides}
        save_documents(
            [
                document(self._findable(procedure, parsed, by_procedure.get(procedure.pk)))
                for procedure, parsed in written
            ]
        )

    def _findable(self, procedure, parsed, guide):
        implementing = [row[2] for row in parsed.roles if row[0] == Role.IMPLEMENTING]
        return Findable(
            procedure=procedure,
            guide=guide,
            area=procedure.area,
            audiences=[self.shared.audience(reference).code for reference in parsed.audiences],
            events=[self.shared.life_event(reference) for reference in parsed.life_events],
            agencies=[self.shared.identity(reference).agency for reference in implementing],
            channels=[SimpleNamespace(**row) for row, _ in parsed.channels],
            fees=[SimpleNamespace(**fee) for _, fees in parsed.channels for fee in fees],
            papers=[row["name"] for _, documents in parsed.cases for row, _ in documents],
            outputs=[row.get("name", "") for row in parsed.outputs],
            is_other_province=is_other_province(parsed.promulgator),
        )

    def _log(self, rows, before, now):
        after = rebuild([row.pk for row in rows])
        changes = [
            ProcedureChange(
                procedure=row,
                run=self.run,
                at=now,
                source=self.run.source,
                field=path,
                old=_words(old),
                new=_words(new),
            )
            for row in rows
            for path, old, new in differences(before[row.pk], after[row.pk])
            if path not in _NOT_A_FACT
        ]
        ProcedureChange.objects.bulk_create(changes)


def _words(leaf):
    return "" if leaf is None else str(leaf)


def _new_slug(fields, taken):
    """The address of a new record among the (code, slug) taken; a twin gets a number."""
    name, code = fields["official_name"], fields["code"]
    stem = vietnamese_slug(name[8:] if name.casefold().startswith("thủ tục ") else name, 90)
    slug = free_slug(stem, {other for other_code, other in taken if other_code == code})
    taken.add((code, slug))
    return slug


def _insert_below(model, owner, owned):
    """Insert the rows of each owner (id, rows), positions in order; the keys."""
    rows = [{owner: key, "position": position} | row for key, below in owned for position, row in enumerate(below)]
    return insert(model, rows)


def _insert_tree(levels, owned):
    """Insert (row, children) pairs level by level; the last level's rows have no children."""
    (model, owner), *deeper = levels
    if not deeper:
        _insert_below(model, owner, owned)
        return
    keys = _insert_below(model, owner, [(key, [row for row, _ in below]) for key, below in owned])
    children = [below for _, pairs in owned for _, below in pairs]
    _insert_tree(deeper, list(zip(keys, children, strict=True)))
