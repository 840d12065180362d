from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Administrative procedures")

    def ready(self):
        from search.sections import register

        from .events.search import GUIDES
        from .search import SECTION

        register(SECTION)
        register(GUIDES)
