"""Migrations of our own applications that were applied somewhere and that this code does not have."""

from pathlib import Path

from django.apps import apps
from django.conf import settings


def unknown(applied, on_disk):
    """Those of `applied` that are ours and not `on_disk`, both as (application, name): newer code made them."""
    ours = {app.label for app in apps.get_app_configs() if _is_ours(app)}
    return [key for key in applied if key[0] in ours and key not in on_disk]


def _is_ours(app):
    path = Path(app.path)
    return path.is_relative_to(settings.ROOT) and "site-packages" not in path.parts
