"""Whatever a comment or a document refers to is in this repository: rows, files, modules, commands."""

import pytest

from tests import references
from tests.references import ROOT, problems, rows_cited


def test_every_reference_leads_to_something_in_the_repository():
    assert [problem for path in references.files() for problem in problems(path)] == []


def test_every_row_of_the_requirements_stands_once():
    text = (ROOT / "docs/requirements.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in text.splitlines() if references._DEFINED.match(line)]
    assert len(rows) == len(set(rows)) > 50


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Two persons (B3, I9).", ["B3", "I9"]),
        ("The way out (E15; docs/national-record.md).", ["E15"]),
        ("One A4 page, H1 to H63, cell A2, (C08 of a ministry), (G07-LĐ11)", []),
    ],
)
def test_only_rows_in_brackets_are_citations(text, rows):
    assert list(rows_cited(text)) == rows


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", '"""Fees (E99)."""'),
        ("a.py", "# the reason stands in rules.md"),
        ("a.py", '"""Folding (design/search.md)."""'),
        ("a.py", "x = 1  # as the office knows it (seed 004)"),
        ("a.py", '"""Cases of one (issue: intent)."""'),
        ("a.py", '"""A feed (point 8)."""'),
        ("a.py", '"""Ordered by search.rankings."""'),
        ("a.py", '"""Ordered by search.retrieval.ranking.nothing_like_it."""'),
        ("a.html", "{# drawn like templates/plans/no_such.html #}"),
        ("a.css", "/* see docs/no-such.md */"),
        ("a.toml", "# see plans/no_such.py"),
        ("a.md", "It lies in `catalogue/nowhere/`."),
        ("a.md", "[More](docs/no-such-page)"),
        ("a.md", "Run `make nonsense`."),
        ("a.md", "Run `manage.py no_such_command`."),
    ],
)
def test_a_planted_wrong_reference_is_found(tmp_path, name, text):
    assert list(_planted(tmp_path, name, text)) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", '"""Fees (E10), judged by plans.standing.status (docs/plans.md); see agencies.Agency."""'),
        ("a.py", 'ROW = "(E99)"; FILE = "rules.md"'),
        ("a.html", "<p>(E99) rules.md</p>{# drawn by components/paging.html #}"),
        ("a.md", "Run `make test` and `manage.py migrate`; `core/approval` holds the rule, `figures.view_coverage`."),
    ],
)
def test_a_right_reference_and_what_is_no_comment_are_left_alone(tmp_path, name, text):
    assert list(_planted(tmp_path, name, text)) == []


def _planted(folder, name, text):
    """The problems of a file of these words, as if it stood at the top of the repository."""
    for known in ROOT.iterdir():
        if known.name not in {".venv", ".git", ".cache"}:
            (folder / known.name).symlink_to(known)
    (folder / name).write_text(text, encoding="utf-8")
    return problems(folder / name, folder)
