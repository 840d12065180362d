"""Templates of Jinja2 that an earlier process compiled: taken over when they are of this very source and code."""

import os

import jinja2
import pytest
from django.conf import settings
from jinja2 import DictLoader

from core import private_files
from core.web import jinja


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where the compiled templates lie."""
    settings.CACHE_ROOT = tmp_path
    private_files._say.cache_clear()


@pytest.fixture
def compiled(monkeypatch):
    """The sources that were compiled, in order."""
    compiled, usual = [], jinja2.Environment._generate

    def generate(environment, *given, **named):
        compiled.append(given[1])
        return usual(environment, *given, **named)

    monkeypatch.setattr(jinja2.Environment, "_generate", generate)
    return compiled


def drawn(source="{{ name|capfirst }}"):
    """What a process that has just begun draws."""
    return jinja.environment(loader=DictLoader({"x.html": source})).get_template("x.html").render(name="<chim>")


def test_the_next_process_compiles_nothing(compiled):
    assert [drawn() for _process in range(3)] == ["&lt;chim&gt;"] * 3
    assert compiled == ["x.html"]


def test_another_source_is_compiled_anew(compiled):
    drawn()
    assert drawn("{{ name }}!") == "&lt;chim&gt;!"
    assert len(compiled) == 2


def test_another_jinja_compiles_anew(compiled, monkeypatch):
    drawn()
    monkeypatch.setattr(jinja2, "__version__", "99")
    drawn()
    assert len(compiled) == 2


@pytest.mark.parametrize("written", [b"", b"j2" * 100, b"\0" * 500])
def test_what_somebody_else_put_there_is_never_run(compiled, written):
    drawn()
    [name] = os.listdir(settings.CACHE_ROOT)
    (settings.CACHE_ROOT / name).write_bytes(written)
    assert drawn() == "&lt;chim&gt;"
    assert len(compiled) == 2


def test_without_a_folder_each_process_compiles(compiled, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.CACHE_ROOT = tmp_path / "file"
    assert [drawn(), drawn()] == ["&lt;chim&gt;"] * 2
    assert len(compiled) == 2
