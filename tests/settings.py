"""Settings of the tests: the portal's own, with nothing taken from the user's .env but given services."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("HTTPS", "false")
os.environ.setdefault("DEBUG", "false")
os.environ.setdefault("SECOND_FACTOR", "false")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver")
os.environ.setdefault("PORTAL_PROVINCE", "tỉnh Phương Nam")
os.environ.setdefault("ELASTICSEARCH_URL", "")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///:memory:")

from portal.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Only the tests of Elasticsearch itself ask a given one.
GIVEN_ELASTICSEARCH_URL, ELASTICSEARCH_URL = ELASTICSEARCH_URL, ""  # noqa: F405
NATIONAL_REQUESTS_PER_SECOND = 1000.0
# The background tasks are Wagtail's: its index of references, which only the browser's tests ask (prepared_settings).
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
