"""The languages and the time zone of the portal."""

from django.utils.translation import gettext_lazy as _

from .environment import ROOT

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]
FORMAT_MODULE_PATH = "core.language.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
