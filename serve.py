#!/usr/bin/env python
"""Door 2: the production WSGI server (granian); address and number of workers from the environment."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def main():
    """Serve portal.wsgi:application until stopped."""
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "portal.wsgi:application",
        address=settings.SERVE_HOST,
        port=settings.SERVE_PORT,
        interface=Interfaces.WSGI,
        workers=settings.SERVE_WORKERS,
        blocking_threads=4,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main()
