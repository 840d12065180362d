"""One national record taken apart: every fact into a plain row, what no row knows into `extra`.

Shape: one line of the national data file, which is the `data` of the API's detail answer.
"""

import hashlib
import json
from dataclasses import dataclass

from .mapping import LINKS, PARTS, PROCEDURE, ROLE_LISTS
from .mapping.node import Leftovers, Node, RecordError

# Part of every digest: raise it when the reading changes, and the next sync reads every record anew.
READING = "3"


@dataclass
class ParsedRecord:
    """The facts of one record; rows are dicts of the model's fields, children in lists beside them."""

    fields: dict  # a foreign key's value is a Reference or None
    digest: str
    audiences: list  # References
    life_events: list
    roles: list  # (role, source_list, Reference, whether the record gives its id only)
    steps: list
    channels: list  # (row, [fee rows])
    cases: list  # (row, [(document row, [form rows])])
    service_cases: list
    outputs: list
    citations: list
    return_methods: list
    extra: Leftovers


def digest(record):
    """What tells a changed record from an unchanged one: SHA-256 over its canonical JSON and the reading's version."""
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{READING}\n{canonical}".encode()).hexdigest()


def parse(data):
    """The ParsedRecord of a national record (a dict); raises RecordError when it cannot be read."""
    extra = Leftovers()
    node = Node(data, "", extra)
    parsed = ParsedRecord(
        digest=_digest(data),
        fields=PROCEDURE.read_columns(node),
        **{link.name: link.read(node) for link in LINKS},
        roles=[role for roles in ROLE_LISTS for role in roles.read(node)],
        **{part.name: part.read(node) for part in PARTS},
        extra=extra,
    )
    return node.done(parsed)


def _digest(data):
    try:
        return digest(data)
    except (UnicodeEncodeError, TypeError):
        raise RecordError("record: text that is not Unicode") from None
    except RecursionError:
        raise RecordError("record: nested too deeply") from None
