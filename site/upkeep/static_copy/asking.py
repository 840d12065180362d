"""Asking the portal's own application in this process, as somebody of whom nothing is known."""

from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils.functional import cached_property


class Portal:
    """The application; an answer is (status, content type, body)."""

    @cached_property
    def _application(self):
        return WSGIHandler()

    def ask(self, address):
        """Read one page or file."""
        heard = {}

        def start(status, headers):
            heard["status"] = int(status.partition(" ")[0])
            heard["kind"] = dict(headers).get("Content-Type", "").partition(";")[0]

        answer = self._application(_environment(address), start)
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        return heard["status"], heard["kind"], body


def _environment(address):
    """A request that finished pages leave alone (an empty message cookie): they are neither filled nor counted."""
    path, _mark, query = address.partition("?")
    base = urlsplit(settings.BASE_URL)
    environment = {
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": base.netloc,
        "HTTP_COOKIE": "messages=",
        "HTTP_USER_AGENT": "portal static copy bot",
        "HTTP_X_FORWARDED_PROTO": base.scheme,
        "wsgi.url_scheme": "https" if settings.HTTPS else "http",
    }
    setup_testing_defaults(environment)
    return environment
