"""The variables of the environment and of .env (.env.example), and what all settings stand on."""

import sys
from io import StringIO
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent.parent.parent


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
SERVE_PORT = env.int("SERVE_PORT", default=8000)
BASE_URL = env("BASE_URL", default=f"http://127.0.0.1:{SERVE_PORT}").rstrip("/")
