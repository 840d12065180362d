"""The WSGI application, with a request that can be made of whatever comes."""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


class _Request(WSGIRequest):
    """A Content-Type that nobody can read names a charset that nobody has: the entrance refuses it.

    Django reads it before any middleware stands there to answer, so that an odd one would end in a bare 500.
    """

    def _set_content_type_params(self, meta):
        try:
            super()._set_content_type_params(meta)
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Application(WSGIHandler):
    """Django's, with our request."""

    request_class = _Request
