"""What is logged, and where."""

from .environment import env

_FORMS = {"json": {"()": "core.web.log.ImpersonalJson"}, "text": {"()": "core.web.log.Impersonal"}}
# A service that is down is said once a minute, not at each request.
_ONCE = {"()": "core.web.log.OnceAMinute"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "of request": {"()": "core.web.log.OfRequest"},
        "shared pages": _ONCE,
        "last pages": _ONCE,
        "outage": {"()": "core.web.log.OutageOnceAMinute"},
    },
    "formatters": _FORMS,
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["of request"],
            "formatter": "json" if env.bool("LOG_JSON", default=False) else "text",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # The circuit breaker logs a failure once; the client would log it at every request.
        "elastic_transport": {"level": "ERROR"},
        "core.web.store": {"filters": ["shared pages"]},
        "core.web.pages": {"filters": ["last pages"]},
        "django.request": {"filters": ["outage"]},
    },
}
