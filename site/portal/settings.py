"""Every setting of the portal; what differs between machines comes from the environment (.env.example)."""

import sys
from io import StringIO
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from core.uploads.kinds import CONTENT_TYPES, JPG, MEGABYTE, MOST_PIXELS, MP4, PICTURE_EXTENSIONS
from core.web.store import shared_pages

ROOT = Path(__file__).resolve().parent.parent.parent


class _Environment(environ.Env):
    """Variables of the environment; one that cannot be read ends the start with one sentence."""

    def get_value(self, var, *how, **options):
        """The value of a variable."""
        try:
            return super().get_value(var, *how, **options)
        except (ValueError, ImproperlyConfigured):
            sys.exit(
                f"Giá trị của biến {var} không dùng được: hãy sửa trong môi trường hoặc tệp .env (xem .env.example)."
            )


def _read_file(path):
    try:
        environ.Env.read_env(StringIO(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeError):
        sys.exit("Không đọc được tệp .env: hãy sửa nó, hoặc chuyển nó đi rồi chạy lại make run để có tệp mới.")


env = _Environment()
if (ROOT / ".env").exists():
    _read_file(ROOT / ".env")

DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not DEBUG)
SECRET_KEY = env("SECRET_KEY", default="only-for-debug" if DEBUG else "")
if not SECRET_KEY:
    sys.exit("Thiếu biến SECRET_KEY: hãy đặt trong môi trường hoặc tệp .env (xem .env.example).")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
SERVE_HOST, SERVE_PORT = env("SERVE_HOST", default="127.0.0.1"), env.int("SERVE_PORT", default=8000)
BASE_URL = env("BASE_URL", default=f"http://127.0.0.1:{SERVE_PORT}").rstrip("/")

# The province whose own procedures belong here (E20), as the national records write it after "UBND".
PORTAL_PROVINCE = env("PORTAL_PROVINCE", default="tỉnh Phương Nam")
# Hosts a citizen may be sent to for filing (E15); https only.
SUBMISSION_HOSTS = env.list("SUBMISSION_HOSTS", default=["dichvucong.gov.vn"])
# Hosts that an article may name as the place of its full text (I5).
ARTICLE_LINK_HOSTS = env.list("ARTICLE_LINK_HOSTS", default=["chinhphu.vn", "vanban.chinhphu.vn", "dichvucong.gov.vn"])
# On the national portal: the page of a record ({id} is the UUID), the search by {code}, how far a filed dossier is.
_NATIONAL = "https://dichvucong.gov.vn"
NATIONAL_PROCEDURE_URL = env("NATIONAL_PROCEDURE_URL", default=f"{_NATIONAL}/thu-tuc-hanh-chinh/{{id}}")
NATIONAL_SEARCH_URL = env("NATIONAL_SEARCH_URL", default=f"{_NATIONAL}/tra-cuu-thu-tuc/danh-sach?keyword={{code}}")
NATIONAL_TRACKING_URL = env("NATIONAL_TRACKING_URL", default=f"{_NATIONAL}/tra-cuu-ho-so")
NATIONAL_REQUESTS_PER_SECOND = env.float("NATIONAL_REQUESTS_PER_SECOND", default=2.0)

INSTALLED_APPS = [
    "portal",
    "demo",
    "home",
    "figures",
    "watch",
    "feedback",
    "catalogue",
    "news",
    "plans",
    "agencies",
    "search",
    "core",
    "wagtail.contrib.settings",
    "portal.wagtail_apps.Redirects",
    "wagtail.contrib.frontend_cache",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "portal.wagtail_apps.Snippets",
    "portal.wagtail_apps.Documents",
    "portal.wagtail_apps.Images",
    "wagtail.search",
    "wagtail.contrib.typed_table_block",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "whitenoise.runserver_nostatic",
    *(f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "staticfiles", "sitemaps")),
]

MIDDLEWARE = [
    "agencies.units.remembered.know_commune",
    "core.web.pages.FinishedPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.web.middleware.refuse_nul",
    "core.web.address.cut_long_queries",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "core.web.middleware.know_site",
    "core.web.middleware.ExplainRefusals",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.web.context_processors.portal",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja2",
        "DIRS": [ROOT / "templates" / "jinja2", ROOT / "templates"],
        "OPTIONS": {"environment": "core.web.jinja.environment"},
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{ROOT / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192;",  # 8 MB a thread
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS, DJANGO_REDIS_LOGGER = True, "pages.shared"
_LOCAL = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_CACHE_URL, _PAGES = env("CACHE_URL", default=""), {"MAX_ENTRIES": 1000}
CACHES = {
    "default": _LOCAL,
    # Finished pages, about 15 kB each: in the memory of each process, or where all share them.
    "pages": shared_pages(_CACHE_URL) if _CACHE_URL else _LOCAL | {"LOCATION": "pages", "OPTIONS": _PAGES},
}
# What a process leaves for the next one: nothing is lost with it. Only the portal reads and writes there.
CACHE_ROOT = Path(env("CACHE_ROOT", default="") or ROOT / ".cache" / "portal")
# A cache in front of the portal that takes PURGE (deploy/): it is told which page was published or taken off.
_FRONT = env("FRONT_CACHE_URL", default="")
_FRONT_CACHE = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
WAGTAILFRONTENDCACHE = {"front": {"BACKEND": _FRONT_CACHE, "LOCATION": _FRONT}} if _FRONT else {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="portal-search")
ELASTICSEARCH_SETTINGS = env.json("ELASTICSEARCH_SETTINGS", default={"number_of_shards": 1})

_RULES = ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
AUTH_PASSWORD_VALIDATORS = [{"NAME": f"django.contrib.auth.password_validation.{rule}Validator"} for rule in _RULES]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]
FORMAT_MODULE_PATH = "core.language.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "collected"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL, MEDIA_ROOT = "/media/", Path(env("MEDIA_ROOT", default=str(ROOT / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a plan of 200 targets; each has some 20 fields
# First password of the demo editors, made by `make run`.
DEMO_PASSWORD = env("DEMO_PASSWORD", default=None)
SERVE_WORKERS = env.int("SERVE_WORKERS", default=2)

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

_MAIL = env.email_url("EMAIL_URL", default="consolemail://")
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
# Our own backend sends by SMTP too, but a mail server that is down stops nobody.
EMAIL_BACKEND = "core.mail.EmailBackend" if _MAIL["EMAIL_BACKEND"] == _SMTP else _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL["EMAIL_HOST"], _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_USER"], _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_TLS", False), _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH, EMAIL_TIMEOUT = _MAIL["EMAIL_FILE_PATH"], 10  # seconds; who hands in waits for the letters
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"once a minute": {"()": "core.web.log.OnceAMinute"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The circuit breaker logs a failure once; the client would log it at every request.
    "loggers": {"elastic_transport": {"level": "ERROR"}, "pages.shared": {"filters": ["once a minute"]}},
}

LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "core.admin.forms.VietnameseLoginForm"
WAGTAIL_SITE_NAME = "Cổng thông tin tỉnh"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.publishing.publish_approved"
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_AUTOSAVE_INTERVAL = env.int("AUTOSAVE_SECONDS", default=30) * 1000
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.uploads.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = PICTURE_EXTENSIONS
WAGTAILIMAGES_MAX_UPLOAD_SIZE = JPG.limit * MEGABYTE
WAGTAILIMAGES_MAX_IMAGE_PIXELS = MOST_PIXELS
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.uploads.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = MP4.limit * MEGABYTE
WAGTAILDOCS_CONTENT_TYPES = CONTENT_TYPES
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILEMBEDS_FINDERS = []  # no text holds anything of another site
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database.fallback"}}
TAGGIT_CASE_INSENSITIVE = True
