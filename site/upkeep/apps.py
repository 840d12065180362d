"""Keeping the portal alive: backups, restoring them, the copy of the key pages for when it is down."""

import sys

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .unfinished import is_half_restored


class UpkeepConfig(AppConfig):
    name = "upkeep"
    verbose_name = _("Upkeep")

    def ready(self):
        """Let nothing start on a portal that is half restored, but the command that restores it."""
        if sys.argv[1:2] != ["restore"] and is_half_restored():
            sys.exit(str(_("The portal is half restored: run manage.py restore once more, then start.")))
