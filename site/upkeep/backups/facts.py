"""What a backup tells of the portal that it is of, besides its files."""

import os
import re
import subprocess
from contextlib import suppress
from importlib.metadata import version

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import FileField

from .archive import FORMAT, MEDIA
from .engines import engine


def facts(cursor, moment):
    """The manifest without its files, read where `cursor` looks: in the copy."""
    return {
        "format": FORMAT,
        "made_at": moment.isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "versions": {
            "code": _code(),
            "django": version("django"),
            "wagtail": version("wagtail"),
            connection.vendor: engine().server_version(),
        },
        "migrations": _rows(cursor, "SELECT app, name FROM django_migrations ORDER BY id"),
        "settings": _settings_given(),
        "rows": row_counts(cursor),
    }


def row_counts(cursor):
    """{table: how many rows} of every table."""
    names = [name for (name,) in _rows(cursor, engine().TABLES)]
    return {name: _rows(cursor, engine().ROW_COUNT.format(name))[0][0] for name in names}


def named_files(cursor):
    """The names in MEDIA_ROOT of all files that rows name."""
    names = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and model._meta.managed and not model._meta.proxy:
                asked = f"SELECT {field.column} FROM {model._meta.db_table} WHERE {field.column} <> ''"
                names.update(f"{MEDIA}{name}" for (name,) in _rows(cursor, asked))
    return names


def _rows(cursor, query):
    cursor.execute(query)
    return [list(row) for row in cursor.fetchall()]


def _settings_given():
    """The names, never the values, of the variables that are set."""
    with suppress(OSError):
        example = (settings.ROOT / ".env.example").read_text(encoding="utf-8")
        return [name for name in re.findall(r"^([A-Z_]+)=", example, re.MULTILINE) if os.environ.get(name)]
    return []


def _code():
    """The commit of the code where there is a repository."""
    asked = ["git", "-C", str(settings.ROOT), "rev-parse", "HEAD"]
    with suppress(OSError, subprocess.SubprocessError):
        return subprocess.run(asked, capture_output=True, text=True, timeout=10, check=True).stdout.strip()  # noqa: S603
    return ""
