"""Settings of the tests, with uploads in files and references indexed: what is prepared is a portal's own."""

from tests.settings import *  # noqa: F403

STORAGES = {**STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}  # noqa: F405
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
