"""The portal's addresses, and some whose views fail in a way that the address names."""

import errno
import time

from django.db import connection
from django.db.utils import InterfaceError, OperationalError
from django.http import HttpResponse
from django.urls import path

from portal.urls import handler404, handler500  # noqa: F401 - Django looks here
from portal.urls import urlpatterns as _portal

_ERRORS = {
    "database": OperationalError("server closed the connection unexpectedly"),
    "interface": InterfaceError("connection already closed"),
    "room": OSError(errno.ENOSPC, "No space left on device"),
    "read-only": OSError(errno.EROFS, "Read-only file system"),
    "ours": ZeroDivisionError(),
    "permission": OSError(errno.EACCES, "Permission denied"),
}
# A question that keeps an SQLite or a PostgreSQL busy for minutes.
_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n"


def _fail(request, kind):
    raise _ERRORS[kind]


def _think(request):
    while True:
        time.sleep(0.01)


def _ask(request):
    with connection.cursor() as cursor:
        cursor.execute(_LONG)
    return HttpResponse("done")


urlpatterns = [
    path("fails/<str:kind>/", _fail),
    path("quan-tri/fails/<str:kind>/", _fail),
    path("thinks/", _think),
    path("asks/", _ask),
    *_portal,
]
