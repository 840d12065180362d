"""Accounting for every text and number of a source: stored, left out by a rule, refused, or lost."""

import re
from collections import Counter
from dataclasses import dataclass, field

from catalogue.models import Procedure
from core.language.text import nfc

from .leaves import head, leaves
from .mapping import ID_LISTS, REPEATED
from .mapping.node import RecordError
from .readers import read_source
from .rebuild import rebuild
from .record import parse
from .scope import refusal

_BATCH = 100
_ID_PATH = re.compile(r"(\w+Ids)\[\d+\]")


@dataclass
class Account:
    """What became of the leaves: counts, and the first losses by name."""

    records: Counter = field(default_factory=Counter)
    leaves: Counter = field(default_factory=Counter)
    losses: list = field(default_factory=list)

    @property
    def is_clean(self):
        """Nothing lost, nothing invented, nothing absent."""
        return not (self.leaves["lost"] or self.leaves["invented"] or self.records["absent"])


def verify(source, scope, progress=lambda: None):
    """The Account of the source against the database."""
    account, batch = Account(), []
    for item in read_source(source):
        progress()
        account.records["read"] += 1
        if item.error:
            account.records["malformed"] += 1
            continue
        try:
            reason = refusal(parse(item.data), scope)
        except RecordError:
            reason = "malformed"
        if reason:
            account.records[reason] += 1
            continue
        batch.append(item.data)
        if len(batch) == _BATCH:
            _verify_batch(batch, account)
            batch = []
    _verify_batch(batch, account)
    return account


def _verify_batch(batch, account):
    pks = dict(
        Procedure.objects.filter(national_id__in=[data["id"] for data in batch]).values_list("national_id", "pk")
    )
    stored = rebuild(list(pks.values()))
    for data in batch:
        if data["id"] not in pks:
            account.records["absent"] += 1
            account.losses.append((data.get("code"), "", data["id"]))
        else:
            account.records["compared"] += 1
            _verify_record(data, stored[pks[data["id"]]], account)


def _verify_record(data, stored, account):
    extra = stored.pop("extra")
    kept = dict(leaves(stored))
    for path, value in extra.items():
        kept |= dict(leaves(value, path))
        if path in ID_LISTS:
            stored.setdefault(path, []).extend(value)
    seen = set()
    for path, value in leaves(data):
        if isinstance(value, bool):
            continue
        outcome = _outcome(data, stored, kept, path, value)
        account.leaves[outcome] += 1
        seen.add(path)
        if outcome == "lost":
            account.losses.append((data.get("code"), path, value))
    for path, value in kept.items():
        listed = _ID_PATH.fullmatch(path)
        told = value in data.get(listed[1], ()) if listed else path in seen
        if not told and not isinstance(value, bool):
            account.leaves["invented"] += 1
            account.losses.append((data.get("code"), path, value))


def _outcome(data, stored, kept, path, value):
    """How one leaf is accounted for: a key of Account.leaves."""
    if path in kept and not _ID_PATH.fullmatch(path):
        if kept[path] == value:
            return "stored"
        if isinstance(value, str) and nfc(value) == kept[path]:
            return "stored in NFC"
    repeated = REPEATED.get(head(path))
    if repeated and repeated.repeats(data):
        return repeated.outcome
    listed = _ID_PATH.fullmatch(path)
    if listed and value in stored.get(listed[1], ()):
        return "stored"
    if listed and any(item["id"] == value for item in stored.get(ID_LISTS.get(listed[1]), ())):
        return "left out: id of a stored row"
    return "lost"
