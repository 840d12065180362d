"""A process that begins loads no library that only few requests need."""

import os
import subprocess
import sys

import pytest

from tests.prepared import ROOT

pytestmark = pytest.mark.slow

_BEGIN = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*sys.modules)
from wagtail.api.v3.api import api
print(type(api).__name__)
"""
_FOR_FEW = {
    "babel", "core.spam.page", "elasticsearch", "feedparser", "mammoth", "ninja", "openpyxl", "pypdf", "redis",
    "wagtail.api.v3", "wagtail.embeds.finders.oembed",
}  # fmt: skip


@pytest.fixture(scope="module")
def said():
    """What such a process says: the modules that it has loaded, and what stands in Wagtail's API afterwards."""
    given = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    done = subprocess.run([sys.executable, "-c", _BEGIN], cwd=ROOT, env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_libraries_for_few_requests_are_not_loaded(said):
    assert _FOR_FEW & set(said[0].split()) == set()


def test_who_wants_wagtails_api_gets_the_real_one(said):
    assert said[1] == "NinjaAPI"
