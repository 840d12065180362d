"""How long the pages of the catalogue take in this process: python bench/search.py; the database is DATABASE_URL's."""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

_ADDRESSES = (
    "/so-do/",
    "/thu-tuc/",
    "/thu-tuc/?q=dang+ky+khai+sinh",
    "/thu-tuc/?q=h%E1%BB%99+chi%E1%BA%BFu",
    "/thu-tuc/?q=giay",
    "/thu-tuc/?q=" + "+".join(["cap", "giay", "phep", "dang", "ky", "doi", "lai", "ban"] * 5),
    "/thu-tuc/?q=" + "a" * 100_000,
    "/thu-tuc/goi-y/?q=dang+ky+kh",
)
_RUNS = 20


def main():
    """Print the median milliseconds of CPU of each address."""
    import django

    django.setup()
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    client = Client(headers={"host": "localhost"})
    for address in _ADDRESSES:
        client.get(address)
        times = []
        for _ in range(_RUNS):
            start = time.process_time()
            client.get(address)
            times.append(time.process_time() - start)
        print(f"{sorted(times)[_RUNS // 2] * 1000:8.1f} ms  {address[:60]}")


if __name__ == "__main__":
    main()
