"""Judging the order of results against queries with known answers (design/search.md, "Judging")."""

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from .answers import search
from .documents import code_token
from .query import read_query
from .snapshot import current

CUTS = (1, 3, 5, 10)


@dataclass
class Verdict:
    """How one query fared: `rank` of the first acceptable document (0: none in the first ten), its nDCG at 10."""

    query: str
    kind: str
    rank: int
    ndcg: float


def evaluate(path, kind):
    """[Verdict] of every query of a JSON Lines file: {"query", "codes", "kind", "family_codes"?}."""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    current()
    return [_verdict(json.loads(line), kind) for line in lines if line.strip()]


def _verdict(case, kind):
    wanted = {code_token(code) for code in [*case["codes"], *case.get("family_codes", ())]}
    found = search(read_query(case["query"]), kind)
    gains = [bool(wanted.intersection(entry.codes)) for entry in found]
    rank = gains.index(True) + 1 if True in gains else 0
    ideal = sum(1 / math.log2(place + 2) for place in range(min(len(wanted), 10)))
    ndcg = sum(gain / math.log2(place + 2) for place, gain in enumerate(gains)) / ideal
    return Verdict(case["query"], case["kind"], rank, min(ndcg, 1.0))


def table(verdicts):
    """[(kind, count, success@1, @3, @5, @10, MRR, nDCG@10)] for each kind of query and for all."""
    kinds = defaultdict(list)
    for verdict in verdicts:
        kinds[verdict.kind].append(verdict)
    return [_row(kind, rows) for kind, rows in sorted(kinds.items())] + [_row("all", verdicts)]


def _row(kind, rows):
    count = len(rows)
    success = [sum(0 < row.rank <= cut for row in rows) / count for cut in CUTS]
    mrr = sum(1 / row.rank for row in rows if row.rank) / count
    return (kind, count, *success, mrr, sum(row.ndcg for row in rows) / count)
