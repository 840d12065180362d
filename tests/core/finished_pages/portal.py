"""A portal of one view behind the middleware of finished pages, and changes that others make."""

from django.http import HttpResponse
from django.test import RequestFactory

from core import generation
from core.web.pages import FinishedPages
from core.web.readings import note

PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14)"}
BODY = "<p>Cấp thẻ căn cước</p>" * 20


class Portal:
    """A view behind the middleware that tells how often it was asked."""

    def __init__(self):
        self.made, self.answer, self.while_making = 0, None, None
        self.get = FinishedPages(self._view)

    def _view(self, request):
        self.made += 1
        if self.while_making:
            self.while_making()
        note(request, "test", self.made)
        if self.answer:
            return self.answer()
        return HttpResponse(f"{BODY}{self.made}?{request.META['QUERY_STRING']}")

    def read(self, address="/trang/", method="get", **sent):
        """The answer to a request for an address."""
        return self.get(getattr(RequestFactory(), method)(address, **PHONE | sent))


def elsewhere():
    """A change that another process has committed."""
    generation.PublicChange.objects.create()
    generation.forget()
