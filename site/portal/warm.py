"""Filling the caches of a process before it serves, so that the first request is as fast as later ones."""

import logging
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connections
from django.db.utils import Error
from django.urls import reverse

from search.indexes.current import prepare
from search.models import SearchDocument
from search.sections import sections

# Whoever asks ahead is a bot, which nobody counts.
AGENT = "portal warm-up bot"
_log = logging.getLogger(__name__)


def warm(application):
    """Ask the application for a page of each kind. What cannot be made is one line in the log, and no hindrance."""
    try:
        prepare()
        for path in [*lists(), *_one_of_each_kind()]:
            _ask(application, path)
    except (Error, _NoPage) as error:
        _log.warning("Pages were not made ahead: %s", str(error).strip())
    finally:
        connections.close_all()


class _NoPage(Exception):
    """The application could not make a page."""


def lists():
    """Yield the paths of the front page, of every list and of what a first search needs."""
    yield "/"
    yield from (section.list_url() for section in sections() if section.list_url)
    yield reverse("plan_board")
    yield reverse("my_commune") + "?ten=xa"
    yield reverse("site_search") + "?q=khai+sinh"
    yield reverse("site_suggestions") + "?q=khai"


def _one_of_each_kind():
    shown = SearchDocument.objects.filter(is_hidden=False, is_removed=False).order_by("-version")
    for section in sections():
        yield from shown.filter(kind=section.kind).values_list("url", flat=True)[:1]


def _ask(application, path):
    """Read one page as a bot does, who is not counted."""
    logging.disable(logging.ERROR)
    try:
        statuses = []
        answer = application(_environment(path), lambda status, headers: statuses.append(status))
        b"".join(answer)
        answer.close()
    finally:
        logging.disable(logging.NOTSET)
    if statuses[0].startswith("5"):
        raise _NoPage(f"{path}: {statuses[0]}")


def _environment(path):
    name, _mark, query = path.partition("?")
    address = urlsplit(settings.BASE_URL)
    environment = {
        "PATH_INFO": name,
        "QUERY_STRING": query,
        "HTTP_HOST": address.netloc,
        "HTTP_USER_AGENT": AGENT,
        "wsgi.url_scheme": "https" if settings.HTTPS else "http",
    }
    setup_testing_defaults(environment)
    return environment
