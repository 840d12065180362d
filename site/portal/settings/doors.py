"""Who comes in and over which line: the secret, passwords, HTTPS."""

import re
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
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []
SECURE_REFERRER_POLICY = "same-origin"
# Where browsers report what the content security policy kept from them (core/web/guard/policies.py).
CSP_REPORT_URI = env("CSP_REPORT_URI", default="")
if re.search(r"[\s;,\"]", CSP_REPORT_URI):
    sys.exit(
        "Giá trị của biến CSP_REPORT_URI không dùng được: chỉ ghi một địa chỉ, không có dấu cách (xem .env.example)."
    )
CSRF_FAILURE_VIEW = "core.web.guard.refusals.csrf_failure"
# HSTS for other hosts of the domain (W005) or in the lists of browsers (W021) is for the owner of the domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
