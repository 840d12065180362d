"""Where finished pages may lie when all processes share them."""


def shared_pages(address):
    """The cache of finished pages in a Redis or Valkey; one that is down is as good as none, and a line in the log."""
    from redis.backoff import NoBackoff  # only where there is one
    from redis.retry import Retry

    options = {
        "IGNORE_EXCEPTIONS": True,
        "SOCKET_CONNECT_TIMEOUT": 0.2,
        "SOCKET_TIMEOUT": 0.5,
        "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 0)},
    }
    return {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": address, "OPTIONS": options}
