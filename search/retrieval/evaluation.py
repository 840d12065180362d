"""Judging the order of results against queries with known answers (docs/relevance.md)."""

import json
import math
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from pathlib import Path

from django.utils.translation import gettext as _

from .. import weights
from ..documents import code_token
from ..understanding.query import read_query
from .answers import search
from .retrieved import Retrieved
from .snapshot import current

CUTS = (1, 3, 5, 10)


@dataclass
class Verdict:
    """How one query fared: `rank` of the first acceptable document (0: none in the first ten), its nDCG at 10.

    `found`: the code of each of the first ten, or the key of what has none.
    """

    query: str
    kind: str
    rank: int
    ndcg: float
    found: list


def read_cases(path):
    """The queries of a JSON Lines file: {"query", "codes", "kind", "family_codes"?}; a ValueError names a bad line."""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    return [_case(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _case(number, line):
    try:
        case = json.loads(line)
        wanted = {code_token(code) for code in case["codes"] + case.get("family_codes", [])}
        return {"query": str(case["query"]), "kind": str(case["kind"]), "wanted": wanted}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(_("line %(line)s is not a query with its kind and codes") % {"line": number}) from None


def evaluate(path, kind):
    """[Verdict] of every query of a JSON Lines file."""
    return judge(read_cases(path), kind)


def judge(cases, kind, find=search):
    """[Verdict] of cases, answered by `find(query, kind)`."""
    current()
    return [_verdict(case, find(read_query(case["query"]), kind)) for case in cases]


def _verdict(case, found):
    wanted = case["wanted"]
    gains = [bool(wanted.intersection(entry.codes)) for entry in found]
    rank = gains.index(True) + 1 if True in gains else 0
    ideal = sum(1 / math.log2(place + 2) for place in range(min(len(wanted), 10)))
    ndcg = sum(gain / math.log2(place + 2) for place, gain in enumerate(gains)) / ideal if ideal else 0.0
    shown = [entry.codes[0] if entry.codes else entry.key for entry in found]
    return Verdict(case["query"], case["kind"], rank, min(ndcg, 1.0), shown)


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


def leave_one_out(cases, kind):
    """Yield (what is left out, [Verdict]): first nothing, then each weight of the ranking, each reading of words."""
    yield "full", judge(cases, kind)
    for weight in fields(weights.Weights):
        neutral = getattr(weights.NEUTRAL, weight.name)
        yield f"{weight.name} {neutral:g}", _judge_with({weight.name: neutral}, cases, kind)
    for name, find in (
        ("no synonyms", _unexpanded),
        ("asking words kept", _with_asking),
        ("no correction", _uncorrected),
    ):
        yield name, judge(cases, kind, find)


def _judge_with(changed, cases, kind):
    usual = weights.current
    weights.use(replace(usual, **changed))
    try:
        return judge(cases, kind)
    finally:
        weights.use(usual)


def _unexpanded(query, kind):
    return search(query, kind, expanded=False)


def _with_asking(query, kind):
    return search(replace(query, asking=(False,) * len(query.words)), kind)


def _uncorrected(query, kind):
    snapshot = current()
    within = snapshot.visible(kind)
    return Retrieved(query, snapshot, within).ordered(within, 10)
