"""The WSGI application that serve.py hands to granian."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
