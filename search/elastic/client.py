"""The clients of Elasticsearch: one for citizens, who do not wait, and one for the worker and commands, which do."""

import os
from functools import cache

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from elasticsearch import ApiError, Elasticsearch, TransportError

from .circuit_breaker import BUDGET

_WORKER_SECONDS = 10
TROUBLE = (ApiError, TransportError)
# The status of a search that Elasticsearch cannot do: of the others it says nothing.
_REFUSED = 400


def client_for_citizens():
    """The client of this process, which gives up after the time budget of a search."""
    return _client(settings.ELASTICSEARCH_URL, BUDGET)


def worker_client():
    """The client of the worker and of the commands; a CommandError says that there is none."""
    if not settings.ELASTICSEARCH_URL:
        raise CommandError(_("ELASTICSEARCH_URL is not set: search is in the database."))
    try:
        return _client(settings.ELASTICSEARCH_URL, _WORKER_SECONDS)
    except ValueError:
        raise CommandError(_("ELASTICSEARCH_URL must be like https://user:password@host:9200.")) from None


class Incomplete(Exception):
    """Elasticsearch answered with less than was asked for."""


def multi_search(client, name, searches):
    """The answers of an index to several searches at once, each whole or an error of its search (400)."""
    bodies = [part for search in searches for part in ({"index": name}, search)]
    answers = client.msearch(searches=bodies)["responses"]
    if len(answers) != len(searches) or not all(map(_is_whole, answers)):
        raise Incomplete
    return answers


def _is_whole(answer):
    if "error" in answer:
        return answer["status"] == _REFUSED
    return not answer["timed_out"] and not answer["_shards"]["failed"] and isinstance(answer["hits"]["hits"], list)


@cache
def _client(url, seconds):
    return Elasticsearch(url, request_timeout=seconds, max_retries=0, retry_on_timeout=False)


# A worker process shares no connection with the process that it was forked from.
os.register_at_fork(after_in_child=_client.cache_clear)
