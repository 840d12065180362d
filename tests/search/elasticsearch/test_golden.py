"""What citizens type over the demo province, asked of the cluster: as right as in the process (golden.jsonl)."""

import pytest

from search.indexes import current
from search.indexes.port import Asked
from search.judging.cases import read_cases
from search.judging.figures import judge, table
from search.understanding.query import read_query
from tests.search.test_golden import GOLDEN

from .steps import KIND, embedded, work

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.elasticsearch]


def test_golden_queries_are_answered_the_same_by_both_engines(demo, elastic, only_the_cluster, monkeypatch):
    cases = read_cases(GOLDEN)
    work()
    there = current.current_index()
    only_the_cluster()
    by_cluster = judge(cases, KIND)
    monkeypatch.setattr("search.judging.figures.current_index", embedded)
    by_process = judge(cases, KIND)
    for one, other in zip(table(by_cluster)[-1][2:], table(by_process)[-1][2:], strict=True):
        assert one == pytest.approx(other, abs=0.01)
    same = [one.found == other.found for one, other in zip(by_cluster, by_process, strict=True)]
    assert sum(same) >= 0.95 * len(same), [row.query for row, equal in zip(by_process, same, strict=True) if not equal]
    assert [row.total for row in by_cluster] == [row.total for row in by_process]
    assert [row.best for row in by_cluster] == [row.best for row in by_process]
    here = embedded()
    for case in cases[::5]:
        asked = Asked(read_query(case.query), "")
        assert there.found(asked).facet_counts() == _without_zeros(here.found(asked).facet_counts())


def _without_zeros(counts):
    return {key: {value: count for value, count in each.items() if count} for key, each in counts.items()}
