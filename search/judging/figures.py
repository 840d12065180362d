"""How well queries are answered: how far up the right document stands, what is shown as the best answer."""

import math
from collections import defaultdict
from dataclasses import dataclass, fields, replace

from .. import weights
from ..indexes.current import current_index
from ..indexes.port import Asked
from ..understanding.query import read_query

CUTS = (1, 3, 5, 10)


@dataclass(frozen=True)
class Verdict:
    """How one query fared: `rank` of the first right document (0: none in the first ten), its nDCG at 10.

    `found`: the code of each of the first ten, or the key of what has none. `best`: whether the first was shown as the
    best answer; `total`: how many were found.
    """

    query: str
    kind: str
    is_negative: bool
    rank: int
    ndcg: float
    found: list
    best: bool
    total: int


def judge(cases, kind, expanded=True, read=read_query, mended=True):
    """[Verdict] of Cases over the documents of a kind; `read(text)` gives the Query."""
    index = current_index()
    asked = (Asked(read(case.query), kind, expanded=expanded, mended=mended) for case in cases)
    return [_verdict(case, index.found(each)) for case, each in zip(cases, asked, strict=True)]


def _verdict(case, answer):
    found = answer.entries(0, 10)
    gains = case.right(found)
    rank = gains.index(True) + 1 if True in gains else 0
    ideal = sum(1 / math.log2(place + 2) for place in range(min(len(case.codes) or 1, 10)))
    ndcg = sum(gain / math.log2(place + 2) for place, gain in enumerate(gains)) / ideal
    return Verdict(
        case.query, case.kind, case.is_negative, rank, min(ndcg, 1.0),
        [entry.codes[0] if entry.codes else entry.key for entry in found],
        answer.best(found) is not None, answer.total,
    )  # fmt: skip


def table(verdicts):
    """[(kind, count, success@1, @3, @5, @10, MRR, nDCG@10)] for each kind of query that has answers, and for all."""
    kinds = defaultdict(list)
    for verdict in verdicts:
        if not verdict.is_negative:
            kinds[verdict.kind].append(verdict)
    return [_row(kind, rows) for kind, rows in sorted(kinds.items())] + [_row("all", sum(kinds.values(), []))]


def _row(kind, rows):
    count = len(rows) or 1
    success = [sum(0 < row.rank <= cut for row in rows) / count for cut in CUTS]
    mrr = sum(1 / row.rank for row in rows if row.rank) / count
    return (kind, len(rows), *success, mrr, sum(row.ndcg for row in rows) / count)


@dataclass(frozen=True)
class Restraint:
    """How often a best answer was shown and right; the same of queries without an answer; how long the lists are."""

    shown: int
    right: int
    negative: int
    negative_shown: int
    median: int
    tenth: int
    longest: int


def restraint(verdicts):
    """The Restraint of Verdicts; a tenth of the lists are longer than `tenth`."""
    shown = [row for row in verdicts if row.best and not row.is_negative]
    negative = [row for row in verdicts if row.is_negative]
    totals = sorted(row.total for row in verdicts)
    return Restraint(
        len(shown), sum(row.rank == 1 for row in shown), len(negative), sum(row.best for row in negative),
        totals[len(totals) // 2], totals[len(totals) * 9 // 10], totals[-1],
    )  # fmt: skip


def leave_one_out(cases, kind):
    """Yield (what is left out, [Verdict]): first nothing, then each weight of the ranking, each reading of words."""
    yield "full", judge(cases, kind)
    for weight in fields(weights.Weights):
        neutral = getattr(weights.NEUTRAL, weight.name)
        yield f"{weight.name} {neutral:g}", _judge_with({weight.name: neutral}, cases, kind)
    yield "no synonyms", judge(cases, kind, expanded=False)
    yield "asking words kept", judge(cases, kind, read=_with_asking)
    yield "no correction", judge(cases, kind, mended=False)


def _judge_with(changed, cases, kind):
    usual = weights.current
    weights.use(replace(usual, **changed))
    try:
        return judge(cases, kind)
    finally:
        weights.use(usual)


def _with_asking(text):
    query = read_query(text)
    return replace(query, asking=(False,) * len(query.words))
