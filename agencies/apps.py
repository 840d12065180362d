from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = _("Agencies")

    def ready(self):
        from core.facts import answers_as_hotline
        from search.sections import register

        from .desks import clock  # noqa: F401 - declares when doors open and close
        from .desks.search import SECTION as DESKS
        from .legal_search import SECTION as ACTS
        from .offices import answering_office
        from .search import SECTION
        from .units.search import SECTION as COMMUNES

        register(SECTION)
        register(DESKS)
        register(COMMUNES)
        register(ACTS)
        answers_as_hotline(answering_office)
