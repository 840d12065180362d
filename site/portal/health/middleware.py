"""The outermost middleware: answers what machines ask of the portal's health, and measures all other answers.

/healthz: the process answers. /readyz: every part is looked at. /metrics: figures for Prometheus. They are for machines
beside the portal: asked by whatever host name, and for nobody who comes through a proxy.
"""

import time

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotFound, JsonResponse
from django.urls import reverse

from core.database.outage import is_away

from .checks import troubles
from .metrics import exposed, measured

_HOLDS = 2  # seconds that an answer about all parts is given again, whoever asks however often


class Health:
    """Middleware before all others."""

    def __init__(self, get_response):
        self.get_response = get_response
        self._admin = reverse("wagtailadmin_home")
        self._readiness, self._until = None, 0.0

    def __call__(self, request):
        if request.path in _ANSWERS:
            is_from_outside = "HTTP_X_FORWARDED_FOR" in request.META
            return HttpResponseNotFound() if is_from_outside else _ANSWERS[request.path](self)
        begun = time.perf_counter()
        response = self.get_response(request)
        measured(self._kind(request, response), response.status_code, time.perf_counter() - begun)
        return response

    def _kind(self, request, response):
        if request.path.startswith(self._admin):
            return "admin"
        if response.get("Cache-Status", "").startswith("portal; hit"):
            return "kept"
        return "static" if request.path.startswith(settings.STATIC_URL) else "made"

    def alive(self):
        """The process answers, whatever else may be wrong."""
        return HttpResponse("ok", content_type="text/plain")

    def ready(self):
        """200 while pages can be made, else 503; what is wrong with which part."""
        if self._until < time.monotonic() or is_away():
            self._readiness, self._until = troubles(), time.monotonic() + _HOLDS
        is_ready = not any(trouble for check, trouble in self._readiness.items() if check.is_vital)
        parts = {check.name: trouble or "ok" for check, trouble in self._readiness.items()}
        told = {"ready": is_ready, "parts": parts}
        return JsonResponse(told, status=200 if is_ready else 503, json_dumps_params={"ensure_ascii": False})

    def figures(self):
        """The figures of all workers."""
        return HttpResponse(exposed(), content_type="text/plain; version=0.0.4; charset=utf-8")


_ANSWERS = {"/healthz": Health.alive, "/readyz": Health.ready, "/metrics": Health.figures}
