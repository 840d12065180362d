"""Judging search: the figures, leaving parts of the ranking out, files that two engines' answers are compared by."""

import json
from dataclasses import fields, replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import weights
from search.documents import Document, save_documents
from search.judging import figures
from search.synonyms.csv_file import read_synonyms, store_synonyms

CASES = [
    {"query": "nuôi cá cảnh ở đâu", "codes": ["1.000001"], "kind": "plain"},
    {"query": "bể kính", "codes": ["1.000003"], "kind": "synonym"},
    {"query": "không ai viết", "codes": ["1.000009"], "kind": "plain", "family_codes": ["1.000008"]},
]
TITLES = ["Đăng ký nuôi cá cảnh", "Đăng ký nuôi chim", "Cấp giấy phép hồ thủy sinh"]


@pytest.fixture
def store(db):
    """Three procedures and a synonym."""
    save_documents(
        [
            Document("procedure", f"p{number}", f"/{number}/", title, codes=[f"1.00000{number}"])
            for number, title in enumerate(TITLES, 1)
        ]
    )
    store_synonyms(read_synonyms("term,variant\nhồ thủy sinh,bể kính\n".encode())[0])


@pytest.fixture
def queries(tmp_path):
    path = tmp_path / "queries.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in CASES) + "\n", encoding="utf-8")
    return path


def printed(*arguments):
    out = StringIO()
    call_command("evaluate_search", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_figures_stand_by_kind_and_misses_are_named(store, queries):
    lines = printed(queries).splitlines()
    assert "  -  plain          không ai viết" in lines
    assert next(line for line in lines if line.startswith("all")).split()[:3] == ["all", "3", "0.67"]


def test_every_part_of_the_ranking_is_left_out_once_with_its_difference(store, queries):
    lines = printed(queries, "--leave-one-out").splitlines()
    names = [line.split()[0] for line in lines]
    assert names[:2] == ["left", "full"]
    assert names[2 : 2 + len(fields(weights.Weights))] == [weight.name for weight in fields(weights.Weights)]
    assert next(line for line in lines if line.startswith("no synonyms")).split()[2:4] == ["0.333", "(-0.333)"]


def test_every_ring_has_a_value_that_leaves_it_out():
    assert all(
        getattr(weights.NEUTRAL, weight.name) != getattr(weights.Weights(), weight.name)
        for weight in fields(weights.Weights)
    )


def test_the_ranking_is_restored_after_an_evaluation_and_after_an_error(store, queries, monkeypatch):
    usual = weights.current
    printed(queries, "--leave-one-out")
    assert weights.current is usual

    def fail(*arguments):
        assert weights.current == replace(usual, pair=0)
        raise RuntimeError

    monkeypatch.setattr(figures, "judge", fail)
    with pytest.raises(RuntimeError):
        figures._judge_with({"pair": 0}, [], "procedure")
    assert weights.current is usual


def test_answers_are_saved_one_query_a_line(store, queries, tmp_path):
    printed(queries, "--save", tmp_path / "answers.jsonl")
    saved = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["query"] for row in saved] == [case["query"] for case in CASES]
    assert saved[0]["codes"][0] == "1000001"


def test_a_place_that_cannot_be_written_is_an_error_in_words(store, queries, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        printed(queries, "--save", tmp_path / "nowhere" / "answers.jsonl")


@pytest.mark.parametrize(
    "line", ["no JSON", "[]", "1", '"words"', '{"query": "a"}', '{"query": "a", "kind": "b", "codes": "1.000001"}']
)
def test_a_bad_line_is_named(db, tmp_path, line):
    path = tmp_path / "queries.jsonl"
    path.write_text(f"{json.dumps(CASES[0])}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="3"):
        printed(path)


@pytest.mark.parametrize("text", [None, "", "\n\n"])
def test_a_missing_or_empty_file_is_an_error_in_words(db, tmp_path, text):
    path = tmp_path / "queries.jsonl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError):
        printed(path)
