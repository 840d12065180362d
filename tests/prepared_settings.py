"""Settings of the tests, with uploads in files: what is prepared outlives the process."""

from tests.settings import *  # noqa: F403

STORAGES = {**STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}  # noqa: F405
