"""Running the catalogue's commands over records of a test's own."""

import json
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import SyncRun


@dataclass
class Outcome:
    """What a command left behind: its exit code, what it printed, the error, the run's counts and refusals."""

    code: int
    text: str
    error: str
    run: SyncRun | None

    @property
    def counts(self):
        """{what: how many}, without the zeros."""
        return {name: count for name, count in self.run.counts.items() if count}


def _call(name, *arguments, **options):
    out, code, error = StringIO(), 0, ""
    try:
        call_command(name, *arguments, stdout=out, **options)
    except CommandError as raised:
        code, error = raised.returncode, str(raised)
    return Outcome(code, out.getvalue(), error, SyncRun.objects.order_by("pk").last())


@pytest.fixture
def write_source(tmp_path):
    """Write records (dicts) and raw lines (texts) to a JSON Lines file; its path."""

    def write(lines, name="records.jsonl"):
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def sync(write_source):
    """Run sync_procedures over a path or over lines."""

    def run(source, **options):
        return _call("sync_procedures", source if isinstance(source, str) else write_source(source), **options)

    return run


@pytest.fixture
def verify(write_source):
    """Run verify_sync over a path or over lines."""

    def run(source, **options):
        return _call("verify_sync", source if isinstance(source, str) else write_source(source), **options)

    return run
