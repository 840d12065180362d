"""Where finished pages lie that all processes share: in a Redis or Valkey, in the process itself while that is away."""

import logging
import time
from collections import defaultdict

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django_redis.cache import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

# Seconds that a server which did not answer is left alone.
_PAUSE = 5.0
_OPTIONS = {
    "SOCKET_CONNECT_TIMEOUT": 0.2,
    "SOCKET_TIMEOUT": 0.3,
    "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 0)},
}
_ask_again = defaultdict(float)  # address -> when it may be asked again, for all threads of the process
_log = logging.getLogger(__name__)


class SharedPages(BaseCache):
    """What the finished pages ask of a cache. A server that is away is asked by one reader every few seconds."""

    def __init__(self, address, params):
        super().__init__(params)
        self._address = address
        self._shared = RedisCache(address, params | {"OPTIONS": _OPTIONS})
        self._own = LocMemCache(f"in place of {address}", params)

    def get(self, key, default=None, version=None):
        return self._ask("get", key, default)

    def set(self, key, value, timeout=None, version=None):
        return self._ask("set", key, value, timeout)

    def add(self, key, value, timeout=None, version=None):
        return self._ask("add", key, value, timeout)

    def delete(self, key, version=None):
        return self._ask("delete", key)

    def clear(self):
        return self._ask("clear")

    def answers(self):
        """Whether the server answers now."""
        try:
            return self._shared.client.get_client().ping()
        except RedisError:
            return False

    def _ask(self, method, *arguments):
        again, now = _ask_again[self._address], time.monotonic()
        if now >= again:
            if again:
                _ask_again[self._address] = now + _PAUSE  # the others need not find out too
            try:
                answer = getattr(self._shared, method)(*arguments)
            except RedisError as error:
                _ask_again[self._address] = now + _PAUSE
                _log.warning("The pages that processes share are away, each process keeps its own: %s", error)
            else:
                _ask_again[self._address] = 0.0
                return answer
        return getattr(self._own, method)(*arguments)
