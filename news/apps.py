from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from search.sections import register

        from .file_search import SECTION as FILES
        from .page_types import declare_all
        from .search import SECTION

        register(SECTION)
        register(FILES)
        declare_all()
