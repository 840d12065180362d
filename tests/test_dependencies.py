"""What the code imports is declared in pyproject.toml and pinned: nothing comes along by the way of another package."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

import pytest

from tests.references import ROOT

SITE = ("site", "core", "search", "agencies", "catalogue", "news", "plans", "manage.py", "serve.py")
TOOLS = ("tests", "bench")


@cache
def groups():
    """{group: names of its distributions}."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return {group: {plain(re.match(r"[\w.-]+", entry)[0]) for entry in entries} for group, entries in declared.items()}


def plain(name):
    """A distribution's name as all its spellings share it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(source):
    """The first names of the modules that a source imports, its own relatives left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]


def sources(places):
    """Every Python file of these places."""
    for place in places:
        yield from [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))


def ours():
    """The names of our own packages, and of the benches, which import one another as scripts."""
    packages = [path.parent.name for parent in (ROOT, ROOT / "site") for path in parent.glob("*/__init__.py")]
    return {"bench", "tests", *packages, *(path.stem for path in (ROOT / "bench").glob("*.py"))}


def undeclared(names, allowed):
    """Those of the names that no allowed distribution gives."""
    given = packages_distributions()
    foreign = set(names) - set(sys.stdlib_module_names) - ours()
    return {name for name in foreign if not {plain(known) for known in given.get(name, [])} & allowed}


@pytest.mark.parametrize(
    ("places", "allowed"), [(SITE, ("site",)), (TOOLS, ("site", "dev"))], ids=["the portal", "tests and benches"]
)
def test_every_imported_package_is_declared(places, allowed):
    names = {name for path in sources(places) for name in imported(path.read_text(encoding="utf-8"))}
    assert undeclared(names, set().union(*(groups()[group] for group in allowed))) == set()


def test_an_undeclared_package_is_found():
    names = set(imported("import sqlparse\nimport core.mail\nfrom wagtail import hooks\nfrom . import own\nimport os"))
    assert undeclared(names, groups()["site"]) == {"sqlparse"}


@pytest.mark.parametrize(("group", "file"), [("site", "requirements.txt"), ("dev", "requirements-dev.txt")])
def test_every_declared_package_is_pinned(group, file):
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert groups()[group] <= {plain(name) for name in pinned}
