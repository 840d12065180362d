from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = _("Plans")

    def ready(self):
        from search.sections import register

        from .page_types import declare_all
        from .search import PLANS, TARGETS

        register(PLANS)
        register(TARGETS)
        declare_all()
