"""Portals to measure: the demo with real or invented records, as many as wanted."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def portal(folder, records, source):
    """Make the demo with about so many procedures in a folder; the environment of its processes."""
    from tests.prepared import copy_demo

    copy_demo(folder, "127.0.0.1", 80)
    environment = os.environ | {
        "SECRET_KEY": "only-for-tests", "HTTPS": "false", "ALLOWED_HOSTS": "127.0.0.1,localhost", "DEBUG": "false",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", "MEDIA_ROOT": f"{folder}/media", "ELASTICSEARCH_URL": "",
        "DJANGO_SETTINGS_MODULE": "portal.settings", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "CACHE_URL": "", "FRONT_CACHE_URL": "", "CACHE_ROOT": f"{folder}/kept",
    }  # fmt: skip
    _write(source, records, folder / "records.jsonl")
    sync = [sys.executable, "manage.py", "sync_procedures", str(folder / "records.jsonl"), "--scope", "all"]
    subprocess.run(sync, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return environment


def _write(source, count, path):
    """So many records: those of the source, then the same again as others."""
    with lzma.open(source, "rt", encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    with path.open("w", encoding="utf-8") as written:
        for number in range(count):
            line, round_ = lines[number % len(lines)], number // len(lines)
            written.write((line if not round_ else _another(line, round_)) + "\n")


def _another(line, round_):
    record = json.loads(line)
    record["id"] = f"{round_:08x}{record['id'][8:]}"
    record["code"] = f"{record['code']}{round_}"
    return json.dumps(record, ensure_ascii=False)
