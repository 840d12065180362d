"""The house keeps its rules: the tree, the names, the settings, the catalogue of words."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.utils import formats, translation

from core.language.text import nfc, one_line, vietnamese_slug
from tests.conftest import lacking

ROOT = Path(__file__).resolve().parent.parent


def test_site_is_a_plain_folder_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_every_variable_that_the_settings_read_is_in_the_example():
    settings = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "site/portal/settings").glob("*.py"))
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings))
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert read == example


def start(**environment):
    clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=clean | environment, capture_output=True, text=True)


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_a_crash_costs_an_editor_half_a_minute_at_most(settings):
    assert settings.WAGTAIL_AUTOSAVE_INTERVAL <= 30_000


def test_the_systems_checks_have_nothing_to_say():
    call_command("check", fail_level="WARNING")


@pytest.mark.slow
def test_a_missing_secret_stops_the_start_with_one_clear_line():
    stopped = start(SECRET_KEY="", DEBUG="false")
    assert stopped.returncode != 0
    assert stopped.stderr.strip().count("\n") == 0
    assert "SECRET_KEY" in stopped.stderr


@pytest.mark.slow
def test_the_deploy_check_is_clean_with_debug_off():
    checked = start(SECRET_KEY="x9" * 30 + "!Aq", DEBUG="false", HTTPS="true", ALLOWED_HOSTS="portal.example")
    assert checked.returncode == 0, checked.stderr


def test_every_string_has_its_vietnamese():
    with (ROOT / "locale/vi/LC_MESSAGES/django.po").open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    untranslated = [
        message.id
        for message in catalogue
        if message.id
        and (message.fuzzy or not (message.string if isinstance(message.string, str) else all(message.string)))
    ]
    assert untranslated == []


@pytest.mark.slow
def test_the_catalogue_knows_every_string_of_the_code(tmp_path):
    if not shutil.which("xgettext"):
        lacking("GNU gettext")
    for name in ("agencies", "catalogue", "core", "news", "plans", "search", "site", "templates", "manage.py"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    for language in ("vi", "en"):
        shutil.copytree(ROOT / "locale" / language, tmp_path / "locale" / language)
    environment = os.environ | {"SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    command = [sys.executable, "manage.py", "makemessages", "-l", "vi", "--no-location", "--no-obsolete", "-v", "0"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)

    def ids(folder):
        with (folder / "locale/vi/LC_MESSAGES/django.po").open("rb") as stream:
            return {message.id for message in read_po(stream)}

    assert ids(tmp_path) - ids(ROOT) == set()


def test_dates_and_numbers_are_written_the_vietnamese_way():
    with translation.override("vi"):
        assert formats.get_format("SHORT_DATE_FORMAT") == "d/m/Y"
        assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"
        assert formats.number_format(1234567, force_grouping=True) == "1.234.567"


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Đăng ký khai sinh", "dang-ky-khai-sinh"), ("Ðất đai", "dat-dai"), ("!!!", "khong-ten"), ("a" * 200, "a" * 80)],
)
def test_slugs_keep_the_letter_d(text, slug):
    assert vietnamese_slug(text) == slug


def test_text_is_composed_and_tidied():
    assert nfc("Đa\u0306ng ky\u0301\x00") == "Đăng ký"
    assert one_line(" a\u00a0\n b\u200b ") == "a b"
