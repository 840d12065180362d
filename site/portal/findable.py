"""What migrations bring is found by search at once, as whatever editors publish is."""

from django.apps import apps

from catalogue.events.search import KIND
from search.rebuild import supplement


def index(sender, plan=(), **signal):
    """Write the missing documents of guides, once all applications are migrated (a receiver of post_migrate)."""
    is_last = sender is [app for app in apps.get_app_configs() if app.models_module][-1]
    if is_last and any(not backwards for _migration, backwards in plan):
        supplement(KIND)
