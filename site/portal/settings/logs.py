"""What is logged, and where."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"once a minute": {"()": "core.web.log.OnceAMinute"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The circuit breaker logs a failure once; the client would log it at every request.
    "loggers": {
        "elastic_transport": {"level": "ERROR"},
        "pages.shared": {"filters": ["once a minute"]},
        "axes": {"level": "CRITICAL"},  # the doors say themselves what is locked
    },
}
