from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "doors"
    verbose_name = _("Doors")

    def ready(self):
        from . import checks  # noqa: F401 - registers them
