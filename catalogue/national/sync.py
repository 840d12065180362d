"""One run of the national sync: read, keep what belongs here, write in batches, withdraw what is gone."""

import gc
import time
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from catalogue.models import Procedure, ProcedureChange, SyncRun
from catalogue.search import KIND
from search.rebuild import reindex

from .mapping.node import RecordError
from .readers import SourceError, is_api, read_source
from .record import parse
from .scope import MALFORMED, refusal
from .writing.writer import Writer

_BATCH = 50
# Seconds after a batch for whoever else wants to write; waiting writers of SQLite look again ten times a second.
_TURN = 0.15
_SELDOM = 100_000


@contextmanager
def _seldom_collected():
    """A context with rare garbage collection: records have no cycles, and collecting would take a sixth of the time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


class Synchronisation:
    """Brings the catalogue in step with a source; `run` keeps what happened.

    `items` stands for the source where the caller has the records already (the demo).
    """

    def __init__(self, source, scope, full, items=None):
        self.source, self.scope, self._items = source, scope, items
        self.run, done = _open_run(source, scope, full)
        self._done = done
        self.writer = Writer(self.run)
        self.writer.counts.update(self.run.counts)
        self.writer.findings.update(self.run.findings)
        self.refused = self.run.refused  # [reason, code or place, name or what is wrong]

    def __call__(self, progress=lambda: None):
        """Read the whole source; calls `progress` once a record. Raises SourceError when the source breaks off."""
        with _seldom_collected():
            return self._read(progress)

    def _read(self, progress):
        batch = []
        items = self._items if self._items is not None else read_source(self.source, self.run.resume, self._done)
        try:
            for item in items:
                self.writer.counts["read"] += 1
                parsed = self._accepted(item)
                if parsed:
                    batch.append(parsed)
                if len(batch) >= _BATCH:
                    self._flush(batch)
                    batch = []
                    _let_others_write()
                progress()
        except SourceError:
            self._flush(batch)
            raise
        self._flush(batch)
        if self.run.is_full:
            self._withdraw_missing()
        self.run.finished_at = timezone.now()
        self._save_run()
        return self.run

    def _accepted(self, item):
        if item.error:
            return self._refuse(MALFORMED, str(item.place), item.error)
        try:
            parsed = parse(item.data)
        except RecordError as error:
            return self._refuse(MALFORMED, str(item.place), str(error))
        reason = refusal(parsed, self.scope)
        if reason:
            return self._refuse(reason, parsed.fields["code"], parsed.fields["official_name"])
        return parsed

    def _refuse(self, reason, place, what):
        self.writer.counts[reason] += 1
        self.refused.append([reason, place, what])

    def _flush(self, batch):
        last = {parsed.fields["national_id"]: parsed for parsed in batch}
        if len(last) < len(batch):
            self.writer.counts["repeated"] += len(batch) - len(last)
        with transaction.atomic():
            if last:
                self.writer.write(list(last.values()))
            self._save_run()

    def _save_run(self):
        self.refused.extend([MALFORMED, code, f"{name}: {reason}"] for code, name, reason in self.writer.refused)
        self.writer.refused.clear()
        self.run.counts, self.run.findings = dict(self.writer.counts), dict(self.writer.findings)
        self.run.refused = self.refused
        self.run.save()

    def _withdraw_missing(self):
        """Mark what the whole source no longer holds; not when part of it could not be read."""
        if self.writer.counts[MALFORMED]:
            self.writer.counts["withdrawal_skipped"] = 1
            return
        gone = Procedure.objects.in_force().filter(compared_at__lt=self.run.started_at)
        pks = list(gone.values_list("pk", flat=True))
        for start in range(0, len(pks), _BATCH):
            self._withdraw(pks[start : start + _BATCH])
        self.writer.counts["withdrawn"] += len(pks)

    @transaction.atomic
    def _withdraw(self, pks):
        now = timezone.now()
        Procedure.objects.filter(pk__in=pks).update(withdrawn_on=timezone.localdate(now), changed_at=now)
        ProcedureChange.objects.bulk_create(
            ProcedureChange(procedure_id=pk, run=self.run, at=now, source=self.source, field="withdrawn", new="true")
            for pk in pks
        )
        reindex(KIND, pks)


def _let_others_write():
    """SQLite has one writer at a time: editors and readers' opinions have been waiting for the batch to end."""
    if connection.vendor == "sqlite":
        time.sleep(_TURN)


def _open_run(source, scope, full):
    """(the run to go on with, ids it has stored): a broken run over the API is taken up again, a file starts anew."""
    broken = SyncRun.objects.filter(source=source, scope=scope, is_full=full, finished_at=None)
    run = broken.exclude(resume={}).first() if is_api(source) else None
    if run is None:
        return SyncRun.objects.create(source=source, scope=scope, is_full=full, started_at=timezone.now()), frozenset()
    done = Procedure.objects.filter(compared_at__gte=run.started_at).values_list("national_id", flat=True)
    return run, frozenset(done)
