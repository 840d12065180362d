from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = _("Agencies")

    def ready(self):
        from core.facts import answers_as_hotline
        from search.sections import register

        from .offices import answering_office
        from .search import SECTION

        register(SECTION)
        answers_as_hotline(answering_office)
