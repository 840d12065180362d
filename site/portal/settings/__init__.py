"""Every setting of the portal; what differs between machines comes from the environment (.env.example)."""

from pathlib import Path

from .admin import *  # noqa: F403
from .doors import *  # noqa: F403
from .environment import *  # noqa: F403
from .environment import DEBUG, ROOT, env
from .language import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .upkeep import *  # noqa: F403

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
SERVE_HOST = env("SERVE_HOST", default="127.0.0.1")

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
    "upkeep",
    "home",
    "figures",
    "watch",
    "feedback",
    "doors",
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
    "django.forms",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    *(f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "staticfiles", "sitemaps")),
]

MIDDLEWARE = [
    "core.web.request_id.know_request",
    "portal.health.middleware.Health",
    "core.web.guard.entrance.Entrance",
    "agencies.units.remembered.know_commune",
    "core.web.pages.FinishedPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.web.middleware.refuse_nul",
    "core.web.address.cut_long_queries",
    "core.web.bad_days.unavailable.refuse_without_database",
    "core.web.bad_days.time_limit.limit_time",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "doors.middleware.Doors",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "core.web.middleware.know_site",
    "core.web.middleware.ExplainRefusals",
    "axes.middleware.AxesMiddleware",
]

# Widgets of forms are drawn by our templates where we have them (templates/wagtailadmin/widgets).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
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
    DATABASES["default"]["ENGINE"] = "core.database.postgresql"
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A server that is gone without a word is noticed within seconds.
    _NOTICED = {"connect_timeout": 2, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2}
    DATABASES["default"]["OPTIONS"] = _NOTICED | {"tcp_user_timeout": 8000} | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = 600
_LOCAL = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_CACHE_URL, _PAGES = env("CACHE_URL", default=""), {"MAX_ENTRIES": 1000}
CACHES = {
    "default": _LOCAL,
    # Finished pages, about 15 kB each: in the memory of each process, or where all share them.
    "pages": (
        {"BACKEND": "core.web.store.SharedPages", "LOCATION": _CACHE_URL, "OPTIONS": _PAGES}
        if _CACHE_URL
        else _LOCAL | {"LOCATION": "pages", "OPTIONS": _PAGES}
    ),
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
SERVE_WORKER_MEGABYTES = env.int("SERVE_WORKER_MEGABYTES", default=1000)

TAGGIT_CASE_INSENSITIVE = True
