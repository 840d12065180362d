"""The WSGI application that serve.py hands to granian."""

import django

django.setup(set_prefix=False)

from core.web.guard.request import Application  # noqa: E402 - Django is set up first

application = Application()
