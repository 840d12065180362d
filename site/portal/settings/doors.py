"""Who comes in and over which line: the secret, passwords, HTTPS."""

import sys

from .environment import BASE_URL, DEBUG, env

SECRET_KEY = env("SECRET_KEY", default="only-for-debug" if DEBUG else "")
if not SECRET_KEY:
    sys.exit("Thiếu biến SECRET_KEY: hãy đặt trong môi trường hoặc tệp .env (xem .env.example).")
HTTPS = env.bool("HTTPS", default=not DEBUG)

_RULES = ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
AUTH_PASSWORD_VALIDATORS = [{"NAME": f"django.contrib.auth.password_validation.{rule}Validator"} for rule in _RULES]

if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []
SECURE_REFERRER_POLICY = "same-origin"
