"""Reading what comments, docstrings and documents refer to, and finding what is not there."""

import ast
import io
import re
import tokenize
from functools import cache
from pathlib import Path

from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
_OUR_OWN = ("site", "core", "search", "agencies", "catalogue", "news", "plans", "templates", "static", "tests", "bench",
            "docs", "deploy", ".github")  # fmt: skip
_KINDS = {".py", ".html", ".txt", ".css", ".js", ".toml", ".yml", ".yaml", ".md"}
_AT_THE_TOP = ("Makefile", ".env.example", "pyproject.toml", ".pre-commit-config.yaml", ".editorconfig", "manage.py",
               "serve.py", "tests/run", ".ci/run")  # fmt: skip
_HASHED = {".toml", ".yml", ".yaml", "", ".example", ".editorconfig"}

_MARKED = {
    ".html": re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL),
    ".txt": re.compile(r"\{#.*?#\}", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".js": re.compile(r"/\*.*?\*/|(?m:(?<![:\w])//.*$)", re.DOTALL),
}
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ROW = re.compile(r"[A-I][1-9]\d?")
_DEFINED = re.compile(r"^\| ([A-I][1-9]\d?) \|", re.MULTILINE)
_FILE = re.compile(r"(?<![\w/.<>{*-])((?:[\w.-]+/)*[\w.-]*\w\.(?:md|py|html|toml|yml|yaml))(?![\w/])")
_FOLDER = re.compile(r"`((?:\.?[\w-]+/)+[\w-]*)`")
_ROOMS = "portal|demo|home|figures|watch|feedback|doors|catalogue|news|plans|agencies|search|core|tests|bench"
_MODULE = re.compile(rf"(?<![\w/.@*-])((?:{_ROOMS})(?:\.(?!sqlite3|example|md\b)[A-Za-z_]\w*)+)(?![\w/(-])")
_LINK = re.compile(r"\]\(([^)#:\s]+)\)")
_COMMAND = re.compile(r"manage\.py ([a-z_]+)")
_TARGET = re.compile(r"(?:`|^    )make ([a-z]+)\b(?![/.])", re.MULTILINE)
_RIGHT = re.compile(r"(add|change|delete|view|publish|approve|answer|access|lock|unlock)_\w+")
# Ways of citing what is no part of the repository.
_OUTSIDE = re.compile(
    r"\bdesign(?:/|:)|\bissue:|\bissue \"|\bseed \d|\bseeds/|\(points? \d|\bpoints? \d+\)|\.\./shared|shared folder"
    r"|\bthe brief\b|\(requirements?,",
    re.IGNORECASE,
)


def files(root=ROOT):
    """Every file of the repository that may refer to something."""
    found = [root / name for name in _AT_THE_TOP if (root / name).is_file()] + sorted(root.glob("*.md"))
    for folder in _OUR_OWN:
        found += [path for path in sorted((root / folder).rglob("*")) if path.suffix in _KINDS and path.is_file()]
    return [path for path in found if "migrations/0001" not in path.as_posix() and path.name != Path(__file__).name]


def said(path):
    """Yield (line, text) of each comment and docstring of a file; of a document everything."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield 1, text
    elif path.suffix == ".py":
        yield from _of_python(text)
    elif path.suffix in _MARKED:
        for found in _MARKED[path.suffix].finditer(text):
            yield text.count("\n", 0, found.start()) + 1, found.group()
    elif path.suffix in _HASHED:
        for number, line in enumerate(text.splitlines(), 1):
            mark = re.search(r"(?:^|\s)#+ .*", line)
            if mark:
                yield number, mark.group()


def _of_python(text):
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            yield node.body[0].lineno, ast.get_docstring(node)


def rows_cited(text):
    """The rows of docs/requirements.md that stand in brackets: "(E8)", "(B3, I9)", "(E15; see below)"."""
    for bracket in _BRACKETS.findall(text):
        yield from (part for part in re.split(r"[,;] *", bracket) if _ROW.fullmatch(part))


def rows_defined(root=ROOT):
    """The rows that docs/requirements.md has."""
    return set(_DEFINED.findall((root / "docs/requirements.md").read_text(encoding="utf-8")))


def problems(path, root=ROOT):
    """Yield a line for each reference of a file to something that is not there."""
    rows = rows_defined(root)
    for line, text in said(path):
        at = f"{path.relative_to(root)}:{line}"
        yield from (f"{at} cites row {row}, which docs/requirements.md lacks" for row in rows_cited(text)
                    if row not in rows)  # fmt: skip
        yield from (f"{at} points outside the repository: {found}" for found in _OUTSIDE.findall(text))
        yield from (f"{at} names {name}, which is not there" for name in _FILE.findall(text)
                    if not _is_file(name, path, root))  # fmt: skip
        if path.suffix not in {".js", ".css"}:
            yield from (f"{at} names {name}, which is no module" for name in _MODULE.findall(text)
                        if not _is_module(name, root))  # fmt: skip
        if path.suffix == ".md":
            yield from _of_document(at, text, path, root)


def _of_document(at, text, path, root):
    for name in _FOLDER.findall(text):
        if not any((base / end).exists() for base in (root, root / "site") for end in (name, f"{name}.py")):
            yield f"{at} names {name}, which is not there"
    for link in _LINK.findall(text):
        if not (path.parent / link).exists():
            yield f"{at} links to {link}, which is not there"
    for command in _COMMAND.findall(text):
        if command not in get_commands():
            yield f"{at} names manage.py {command}, which is no command"
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    yield from (f"{at} names make {target}, which is no target" for target in _TARGET.findall(text)
                if target not in targets)  # fmt: skip


@cache
def _known(root):
    """Every path of the repository."""
    return [path.as_posix() for path in files(root)]


def _is_file(name, path, root):
    """A path from the top, from templates/, static/ or site/, or the end of some path of the repository."""
    near = (root, root / "site", root / "templates", root / "static", path.parent)
    return any((base / name).is_file() for base in near) or any(known.endswith(f"/{name}") for known in _known(root))


def _is_module(name, root):
    """A module, something in one, a model ("agencies.Agency") or a right ("figures.view_coverage")."""
    app, *rest = name.split(".")
    if len(rest) == 1 and app in apps.app_configs:
        if _RIGHT.fullmatch(rest[0]) or rest[0].lower() in apps.all_models[app]:
            return True
        if rest[0] in {"py", "toml"}:
            return _is_file(name, root / app, root)
    at = root / "site" / app if (root / "site" / app).is_dir() else root / app
    while rest and (at / rest[0]).is_dir():
        at /= rest.pop(0)
    if rest and (at / f"{rest[0]}.py").is_file():
        at = at / f"{rest.pop(0)}.py"
    elif rest:
        at /= "__init__.py"
    return not rest or (at.is_file() and re.search(rf"\b{rest[0]}\b", at.read_text(encoding="utf-8")) is not None)
