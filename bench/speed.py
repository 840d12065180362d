"""What pages cost, made and kept: python bench/speed.py SOURCE [--records 5360 20000].

SOURCE is a file of national records (.jsonl.xz). Beside every figure stands the yardstick: ms of CPU for adding up a
million numbers, taken in between. "made" is a page whose parts that many pages share are at hand, "after a change" one
that makes these too, "kept" one that is handed out again, "304" one whose reader has it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
_RUNS, _KEPT_RUNS = 15, 300
_PHONE = {"Accept-Encoding": "gzip, br", "User-Agent": "Mozilla/5.0 (Linux; Android 14)", "Host": "localhost"}


def main():
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--records", type=int, nargs="+", default=[5360, 20_000])
    parser.add_argument("--measure", action="store_true", help="inner: measure the portal of DATABASE_URL")
    given = parser.parse_args()
    if given.measure:
        return _measure()
    from bench.catalogues import portal
    from bench.rates import rates
    from bench.start import starts

    for count in given.records:
        with tempfile.TemporaryDirectory() as folder:
            environment = portal(Path(folder), count, given.source)
            print(f"\n{count:,} records", flush=True)
            starts(environment, Path(folder), _yardstick)
            command = [sys.executable, __file__, given.source, "--measure"]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
    rates(given.source)


def _measure():
    import django

    django.setup()
    from portal.warm import warm
    from portal.wsgi import application

    warm(application)
    print(f"{'':<22}{'queries':>8}{'made':>8}{'after':>8}{'kept':>8}{'304':>8}{'yardstick':>10}{'kB':>7}")
    for label, address in _addresses().items():
        _tell(label, address)


def _addresses():
    from search.models import SearchDocument

    shown = SearchDocument.objects.filter(is_hidden=False, is_removed=False)
    by_size = sorted((len(_get(url).content), url) for url in _every(shown.filter(kind="procedure"), 100))
    one = {kind: _every(shown.filter(kind=kind), 1)[0] for kind in ("article", "plan", "target", "agency", "page")}
    median = by_size[len(by_size) // 2][1]
    return {
        "front page": "/", "catalogue": "/thu-tuc/", "search": "/tim-kiem/?q=khai+sinh",
        "procedure, median": median, "procedure, p95": by_size[len(by_size) * 95 // 100][1],
        "agencies": "/co-quan/", "agency": one["agency"], "article": one["article"], "section": "/tin-tuc/",
        "plans": "/ke-hoach/", "plan": one["plan"], "board": "/ke-hoach/bang-tong-hop/", "target": one["target"],
        "information page": one["page"], "site map": "/so-do/", "sheet": f"{median}chuan-bi/?so=2",
        "due date": f"{median}ngay-hen/?ngay=2026-12-31", "desks": "/noi-tiep-nhan/",
        "life event": "/su-kien/co-con-nho/",
        "communes": "/noi-o/",
    }  # fmt: skip


def _every(documents, count):
    urls = list(documents.order_by("object_key").values_list("url", flat=True))
    return urls[:: max(1, len(urls) // count)][:count]


def _get(address, **headers):
    from django.test import Client

    return Client(headers=_PHONE | headers).get(address)


def _tell(label, address):
    from django.core.cache import caches
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from core.generation import changed

    page = _get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        _get(address)
    asked = len(queries)
    made = _best(address, caches["pages"].clear)
    after = _best(address, changed)
    kept = _best(address, lambda: None, _KEPT_RUNS)
    not_modified = _best(address, lambda: None, _KEPT_RUNS, **{"If-None-Match": page["ETag"]})
    print(
        f"{label:<22}{asked:8}{made:8.1f}{after:8.1f}{kept:8.3f}{not_modified:8.3f}{_yardstick():10.1f}"
        f"{len(page.content) / 1000:7.1f}",
        flush=True,
    )


def _best(address, before, runs=_RUNS, **headers):
    """The least ms of CPU of a request, the client's own work taken off."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    application, factory, best = WSGIHandler(), RequestFactory(headers=_PHONE | headers), float("inf")
    for _run in range(runs):
        before()
        path, _mark, query = address.partition("?")
        environ = factory._base_environ(PATH_INFO=path, QUERY_STRING=query)
        start = time.process_time()
        answer = application(environ, lambda status, headers: None)
        b"".join(answer)
        answer.close()
        best = min(best, time.process_time() - start)
    return 1000 * best


def _yardstick():
    def once():
        start = time.process_time()
        sum(range(1_000_000))
        return time.process_time() - start

    return 1000 * min(once() for _run in range(5))


if __name__ == "__main__":
    main()
