"""What search costs over invented catalogues of several sizes: python bench/search.py [--documents 2000 20000 200000].

Each size is measured in a process and a database of its own: an SQLite file, or a new test database beside that of
DATABASE_URL when that is PostgreSQL. What a cluster costs bench/elastic.py measures.
"""

import argparse
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("SECRET_KEY", "only-for-measuring")
os.environ.setdefault("HTTPS", "false")

QUERIES = (
    "hộ chiếu", "đăng ký khai sinh", "khai sinh", "dang ky ket hon", "làm căn cước ở đâu", "cccd", "sổ đỏ",
    "giấy phép xây dựng nhà ở", "sang tên xe", "bằng lái xe", "mở công ty", "bảo hiểm xã hội một lần", "khai tử",
    "đăng ký tạm trú cho sinh viên", "sao y bản chính", "trợ cấp người già", "giấy phép lao động nước ngoài",
    "trích lục khai sinh", "hộ kinh doanh cá thể", "an toàn thực phẩm quán ăn", "nhận con nuôi", "lý lịch tư pháp",
    "chuyển đất vườn lên đất ở", "phòng cháy chữa cháy", "xin học mầm non cho con", "mở tiệm thuốc", "cấp giấy",
    "người có công với cách mạng", "thú y", "cho hỏi thủ tục nhập khẩu hàng hóa cần giấy tờ gì",
)  # fmt: skip
BEGINNINGS = ("hộ", "đă", "ca", "gi", "th", "đăng ký kh", "giấy phép la", "hộ chi", "khai si", "trợ cấp xã")
TEXTS = ((("ho", "chieu"),),), ((("dang", "ki", "khai", "sinh"),),), ((("cap",),), (("giay",), ("phep",)))
EMPTY = "/trang-trong/"
PAGE, WORST, TYPING, GROWTH = 1.5, 10, 0.3, 5
_RUNS = 7


def main():
    """Measure every size, then print how the costs grow from one to the next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[2000, 20000])
    sizes = parser.parse_args().documents
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        costs = processes.map(measure, sizes, chunksize=1)
    for (small, before), (large, after) in pairwise(zip(sizes, costs, strict=True)):
        print(f"\nGrowth {small:,} -> {large:,} of CPU (target x{GROWTH} at most)")
        for label, cost in before.items():
            print(f"  {label:<46} x{after[label] / max(cost, 0.01):.1f}")


def measure(documents):
    """Fill a new database, print the figures of one size; {label: median ms of CPU}."""
    with throw_away_database():
        from django.db import connection

        from bench.synthetic import fill

        start = time.perf_counter()
        fill(documents)
        seconds = time.perf_counter() - start
        stored = f"stored in {seconds:.0f} s, {documents / seconds:.0f} a second"
        print(f"\n{documents:,} documents, {connection.vendor}: {stored}")
        _build()
        add_empty_page()
        figures = Figures()
        _pages(figures)
        _typing(figures)
        _texts(figures)
        _worst(figures)
        return figures.medians


@contextmanager
def throw_away_database():
    """A database with the portal's tables and seed, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["ELASTICSEARCH_URL"] = ""
        import django

        django.setup()
        from django.conf import settings
        from django.db import connection

        from search import counting

        settings.CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # each page is made anew
        settings.DATABASES["default"]["TEST"] |= {"NAME": f"{folder}/test.sqlite3"}
        if connection.vendor == "postgresql":
            settings.DATABASES["default"]["TEST"] |= {"NAME": "portal_bench"}
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            counting.counts.forget()
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def _build():
    """Read the snapshot and tell its time and memory, of itself and after the first search of the process."""
    from search.retrieval import snapshot

    snapshot.forget()
    before, start = _memory(), time.process_time()
    current = snapshot.current()
    built = time.process_time() - start
    print(f"snapshot built in {built:.1f} s of CPU; the process has {_memory():.0f} MB, {before:.0f} MB before")
    start = time.process_time()
    _ = current.spellings, current.terms_beginning("a"), current.by_prior(0, 1)
    print(
        f"what the first search of the process makes besides: {time.process_time() - start:.2f} s, {_memory():.0f} MB"
    )


def _memory():
    """Megabytes that this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Figures:
    """Prints one line a measurement and keeps the medians; pages are told beyond an empty page."""

    def __init__(self):
        from django.test import Client

        self.client = Client(headers={"host": "localhost", "user-agent": "Mozilla/5.0"})
        self.medians, self.empty = {}, partial(self.client.get, EMPTY)
        print(f"yardstick: {_yardstick():.1f} ms of CPU to add up a million numbers; compare runs by it")
        print(f"{'ms':<48}{'CPU':>9}{'worst':>9}{'wall':>9}{'worst':>9}  target (CPU)")

    def tell(self, label, calls, target="", beside=None):
        """Time each call once; print medians and worst, less what the page `beside` costs at the same moments."""
        times, others = [], [_timed(beside) for _ in range(5)] if beside else [(0.0, 0.0)]
        for call in calls:
            times.append(_timed(call))
            others += [_timed(beside)] if beside else []
        less = [median(column) for column in zip(*others, strict=True)]
        columns = [
            [1000 * (taken - other) for taken in of] for of, other in zip(zip(*times, strict=True), less, strict=True)
        ]
        figures = [summary(column) for column in columns for summary in (median, max)]
        self.medians[label] = figures[0]
        print(f"{label:<48}" + "".join(f"{figure:9.2f}" for figure in figures) + f"  {target}", flush=True)

    def pages(self, label, asked, target=f"{PAGE} beyond an empty page", runs=_RUNS):
        """The list for each of these parameters: the first time, and again."""
        calls = [partial(self.client.get, address_of(parameters)) for parameters in asked]
        self.tell(f"{label}, cold", calls, target, self.empty)
        self.tell(f"{label}, warm", calls * runs, target, self.empty)


def _yardstick():
    """How fast the machine is just now: other work on it shows here first."""
    return 1000 * median(_timed(partial(sum, range(1_000_000)))[0] for _ in range(9))


def address_of(parameters):
    """The list's address with these parameters."""
    return "/thu-tuc/?" + urlencode(parameters, doseq=True)


def _timed(call):
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    return time.process_time() - cpu, time.perf_counter() - wall


def add_empty_page():
    """Give the portal a page that is its layout and nothing else, to measure the others against."""
    from django.shortcuts import render
    from django.urls import path

    from portal.urls import urlpatterns

    urlpatterns.insert(0, path(EMPTY[1:], lambda request: render(request, "base.html")))


def _pages(figures):
    from search.retrieval.snapshot import current

    figures.empty()
    figures.tell("an empty page (base.html alone)", [figures.empty] * 100)
    figures.client.get(address_of({"q": "xyzzy"}))
    areas = list(current().facets["procedure", "linh-vuc"])
    figures.pages("results of 30 queries", [{"q": query} for query in QUERIES])
    figures.pages("the list without a query", [{}])
    figures.pages("page 50 without a query", [{"trang": 50}])
    figures.pages("page 50 of a common word", [{"q": "hộ chiếu", "trang": 50}])
    figures.pages("two facets ticked", [{"linh-vuc": area, "cach-nop": "ONLINE"} for area in areas[:5]])
    figures.pages("query and two facets", [{"q": "cấp lại", "linh-vuc": areas[0], "cap": "province"}])
    compressed = [_compressed(figures, query) for query in QUERIES]
    figures.tell("results of 30 queries, warm, compressed", compressed, "", figures.empty)


def _compressed(figures, query):
    return partial(figures.client.get, address_of({"q": query}), headers={"accept-encoding": "gzip"})


def _typing(figures):
    from search.results.suggestions import suggest

    calls = [partial(suggest, ["procedure"], text) for text in BEGINNINGS]
    figures.tell("suggestions while typing, cold", calls, f"{TYPING}")
    figures.tell("suggestions while typing, warm", calls * 50, f"{TYPING}")


def _texts(figures):
    from search.engines import current_engine

    holding = current_engine().holding
    calls = [partial(holding, spans, 200) for spans in TEXTS] * 20
    figures.tell("the database's part: documents that hold words", calls)


def _worst(figures):
    many = " ".join(["cap", "giay", "phep", "dang", "ky", "doi", "lai", "ban"] * 5)
    cases = {
        "one common word": {"q": "hộ"},
        "the last page of a common word": {"q": "hộ chiếu", "trang": 500},
        "40 words": {"q": many},
        "100 kB of text": {"q": "giấy phép " * 10_000},
        "one word of 100 kB": {"q": "a" * 100_000},
        "100 values of facets": {"co-quan": [f"co-quan-{number}" for number in range(100)], "q": "cấp"},
        "words that nothing holds": {"q": "zzxk qqwv jjfz wwwz fffj"},
    }
    for label, parameters in cases.items():
        figures.pages(label, [parameters], f"{WORST} beyond an empty page")


if __name__ == "__main__":
    main()
