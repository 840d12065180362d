"""What migrations bring is found by search at once, as whatever editors publish is."""

from django.apps import apps

from catalogue.events.search import KIND
from search.rebuild import supplement


def index(sender, **signal):
    """Write the missing documents of guides, once all applications are migrated (a receiver of post_migrate)."""
    if sender is [app for app in apps.get_app_configs() if app.models_module][-1]:
        supplement(KIND)
