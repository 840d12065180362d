"""Who comes in and over which line: the secret, passwords, wrong ones, the second factor, sessions, HTTPS."""

import re
import sys
from datetime import timedelta

from .environment import BASE_URL, DEBUG, env

SECRET_KEY = env("SECRET_KEY", default="only-for-debug" if DEBUG else "")
if not SECRET_KEY:
    sys.exit("Thiếu biến SECRET_KEY: hãy đặt trong môi trường hoặc tệp .env (xem .env.example).")
HTTPS = env.bool("HTTPS", default=not DEBUG)

_RULES = ("UserAttributeSimilarity", "CommonPassword", "NumericPassword")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "doors.password.rule.LongEnough"},
    *({"NAME": f"django.contrib.auth.password_validation.{rule}Validator"} for rule in _RULES),
]
# Django's own hasher, one hash at a time in each process: log-ins leave the rest to readers.
PASSWORD_HASHERS = ["doors.hashing.OneAtATime"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_RESET_TIMEOUT = 3600

# Wrong passwords and codes within LOCK_TIME after which one waits that long: of an account from one address (and from
# one known device), of an account from everywhere, from one address for every account. An attack from many addresses
# shuts an account for strange devices only; one on which its owner signed in before counts for itself (doors/lock/).
LOCK_TIME = timedelta(minutes=15)
LOCK_LIMITS = {"account at address": 5, "account": 20, "address": 30}
AXES_HANDLER = "doors.lock.handler.Handler"
AXES_CLIENT_IP_CALLABLE = "doors.address.client_address"
AXES_USERNAME_CALLABLE = "doors.lock.counting.name_of"
AXES_LOCKOUT_CALLABLE = "doors.lock.page.locked"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = LOCK_TIME
AXES_FAILURE_LIMIT = 100  # per cent of the limit that is nearest
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next", "code"]

# Six digits of one's phone besides the password, for everybody who may publish or gives rights (doors/factor/).
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=True)
OTP_TOTP_ISSUER = "quan-tri"

# OWASP ASVS 3.3.2, level 2: again after 30 minutes without anybody there, and after 12 hours in any case.
SESSION_IDLE = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
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
