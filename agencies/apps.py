from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = _("Agencies")

    def ready(self):
        from search.sections import register

        from .search import SECTION
        from .units.search import SECTION as COMMUNES

        register(SECTION)
        register(COMMUNES)
