#!/usr/bin/env python
"""The production WSGI server (granian); address and number of workers come from the environment.

With `--with-clock` it also runs the scheduled jobs, and stops when the process that started it ends (`make run`).
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def main():
    """Serve the portal until stopped."""
    from portal.serving import serve

    try:
        serve(with_clock="--with-clock" in sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
