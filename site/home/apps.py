from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page")

    def ready(self):
        from core.facts import answers_as_hotline
        from search.sections import register

        from .channels.hotline import official_hotline
        from .channels.search import SECTION as CHANNELS
        from .page_types import declare_all
        from .search import SECTION

        register(SECTION)
        register(CHANNELS)
        declare_all()
        answers_as_hotline(official_hotline)
