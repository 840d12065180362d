from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from search.sections import register

        from .page_types import declare_all
        from .search import SECTION

        register(SECTION)
        declare_all()
