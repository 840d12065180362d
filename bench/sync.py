"""How many records a second the sync stores into the database of DATABASE_URL: python bench/sync.py FILE."""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def main():
    """Sync each file with every province's records and print what it took."""
    import django

    django.setup()
    from django.db import connection

    from catalogue.national.scope import ALL
    from catalogue.national.sync import Synchronisation

    if len(sys.argv) < 2:
        sys.exit("Cách dùng: make bench SOURCE=tệp.jsonl.xz")
    for source in sys.argv[1:]:
        start = time.perf_counter()
        synchronise = Synchronisation(source, ALL, False)
        synchronise()
        seconds, counts = time.perf_counter() - start, synchronise.writer.counts
        outcome = ", ".join(f"{name} {counts[name]}" for name in ("created", "updated", "unchanged"))
        rate = counts["read"] / seconds
        print(f"{connection.vendor}: {counts['read']} records in {seconds:.1f} s = {rate:.0f}/s ({outcome})")


if __name__ == "__main__":
    main()
