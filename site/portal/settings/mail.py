"""How letters are sent."""

from .environment import env

_MAIL = env.email_url("EMAIL_URL", default="consolemail://")
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
# Our own backend sends by SMTP too, but a mail server that is down stops nobody.
EMAIL_BACKEND = "core.mail.EmailBackend" if _MAIL["EMAIL_BACKEND"] == _SMTP else _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL["EMAIL_HOST"], _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_USER"], _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_TLS", False), _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH, EMAIL_TIMEOUT = _MAIL["EMAIL_FILE_PATH"], 10  # seconds; who hands in waits for the letters
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")
