"""The most read pages, made anew right after a change, so that hardly any reader waits for one.

They are asked for over HTTP at the portal's own address: that way also a cache in front and one that processes share
have them. Which they are is known from what is counted anyway; procedures are not counted, so those count that the
most frequent searches find first.
"""

import logging
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from catalogue.search import KIND
from core.generation import generation
from news.offers import most_read
from plans.models import PlanIndexPage
from search.counting import most_searched
from search.indexes.current import answered, search
from search.models import SearchDocument
from search.pages import url_at
from search.understanding.query import read_query

from .models import JobRun
from .warm import AGENT, lists

_BUILT = ("sitemap", "plan_targets_csv", "plan_targets_xlsx")  # half a second each
_LISTS = ("life_events", "track_filing", "news", "agencies", "official_channels", "site_map")
_MOST, _DAYS, _ARTICLES, _QUERIES = 50, 30, 15, 15
_TIMEOUT, _ALTOGETHER = 10, 30  # seconds
_log = logging.getLogger(__name__)


def warm_after_change(job):
    """Ask for the most read pages if what the public sees is not what this job found the last time."""
    changes, until = generation()
    now = f"{changes} {until.isoformat()}"
    run, _created = JobRun.objects.get_or_create(name=job)
    if run.seen != now:
        JobRun.objects.filter(pk=run.pk).update(seen=now)
        _ask_for(most_read_pages())


def most_read_pages():
    """The paths of at most 50 pages: the front page, the lists, the most read articles, the most wanted procedures."""
    paths = [
        *lists(),
        *map(reverse, _LISTS),
        *map(url_at, PlanIndexPage.objects.live().values_list("url_path", flat=True)),
        *map(reverse, _BUILT),
    ]
    paths += [*most_read(_DAYS, _ARTICLES), *_procedures()]
    return [path for path in dict.fromkeys(paths) if path.startswith("/")][:_MOST]


def _procedures():
    """Those that the most frequent searches find first, then those that the catalogue shows first."""
    wanted = [entry for query in most_searched(_DAYS, _QUERIES) for entry in search(read_query(query), KIND, 1)]
    pks = dict.fromkeys(entry.pk for entry in (*wanted, *answered(lambda index: index.listed(KIND, _MOST))))
    urls = dict(SearchDocument.objects.filter(pk__in=pks).values_list("pk", "url"))
    return [urls[pk] for pk in pks if pk in urls]


def _ask_for(paths):
    """Ask the host of BASE_URL and no other: redirects are not followed, proxies of the environment not asked."""
    address, end = urlsplit(settings.BASE_URL), time.monotonic() + _ALTOGETHER
    connect = HTTPSConnection if address.scheme == "https" else HTTPConnection
    portal = connect(address.hostname, address.port, timeout=_TIMEOUT)
    try:
        for path in paths:
            if time.monotonic() < end:
                portal.request("GET", iri_to_uri(path), headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"})
                portal.getresponse().read()
    except (OSError, HTTPException) as error:
        _log.warning("Pages were not made ahead: %s does not answer (%s)", settings.BASE_URL, error)
    finally:
        portal.close()
