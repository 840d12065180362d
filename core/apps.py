from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self):
        from .admin.starts import start_without_scripts
        from .approval import checks  # noqa: F401 - registers them

        start_without_scripts()
