"""What search costs with a cluster, and without one: python bench/elastic.py [--documents 20000 200000] [--url URL].

A server of its own (tests/search/elasticsearch/server.py) unless one is given. Each part is measured in a process of
its own over one SQLite file. With --direct the documents go into the index alone, for the table would take too long.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from bench.search import BEGINNINGS, QUERIES  # noqa: E402

KIND, _ROUNDS, _CHANGES = "procedure", 10, 5
_BUDGET, _JAVA = 0.3, "BENCH_JAVA"


def main():
    """Measure every size, each with an index of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[20_000, 200_000])
    parser.add_argument("--url", default="")
    parser.add_argument("--heap", default="2g")
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--direct", action="store_true")
    given = parser.parse_args()
    for documents in given.documents:
        with tempfile.TemporaryDirectory() as folder, _server(given, folder) as (url, pid):
            _set_up(folder, url, given.shards, pid)
            _apart(_fill, documents, given.direct)
            _apart(_describe)
            _apart(_ask, "cluster")
            if not given.direct:
                _apart(_lag)
                os.environ["ELASTICSEARCH_URL"] = ""
                _apart(_ask, "process")


@contextmanager
def _server(given, folder):
    """(address, process id of its Java) of a server."""
    if given.url:
        yield given.url, 0
        return
    from tests.search.elasticsearch.server import Server

    switches = [f"-Xms{given.heap}", f"-Xmx{given.heap}", "--enable-native-access=ALL-UNNAMED"]
    server = Server(Path(folder) / "server", switches).start()
    try:
        yield server.url, server.process.pid
    finally:
        server.end()


def _set_up(folder, url, shards, pid):
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings", "SECRET_KEY": "only-for-measuring", "HTTPS": "false",
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "CACHE_ROOT": f"{folder}/cache", "CACHE_URL": "",
        _JAVA: str(pid), "ELASTICSEARCH_URL": url, "ELASTICSEARCH_INDEX": f"portal-bench-{os.getpid()}",
        "ELASTICSEARCH_SETTINGS": f'{{"number_of_shards": {shards}}}',
    }  # fmt: skip


def _apart(measure, *arguments):
    """Run a measurement in a new process."""
    with get_context("spawn").Pool(1) as process:
        process.apply(_in_portal, (measure, *arguments))


def _in_portal(measure, *arguments):
    import django

    django.setup()
    measure(*arguments)


def _fill(documents, direct):
    from django.core.management import call_command

    from bench.synthetic import fill

    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    if direct:
        _fill_index(documents)
        print(f"\n{documents:,} documents, fed directly: built in {time.perf_counter() - start:.0f} s")
        return
    fill(documents)
    stored = time.perf_counter()
    call_command("search_worker", once=True, stdout=StringIO())
    built = time.perf_counter() - stored
    print(f"\n{documents:,} documents: stored in {stored - start:.0f} s, index built in {built:.0f} s", flush=True)


def _fill_index(documents):
    """Build the index of invented documents that no table has."""
    from bench.synthetic import batches
    from search.documents import _row
    from search.elastic import feed, index
    from search.elastic.client import worker_client

    client, pk = worker_client(), 1_000_000
    name = index.create(client)
    for batch in batches(documents):
        rows = [_row(document, 1) | {"object_key": document.key, "is_removed": False} for document in batch]
        feed.send(client, name, [row | {"pk": pk + place} for place, row in enumerate(rows)])
        pk += len(rows)
        if pk % 10_000 == 0:
            feed.refresh(client, name)
    feed.refresh(client, name)
    index.record(client, name, feed.documents_version())
    index.put_in_place(client, name)
    feed.sent_version()
    feed.set_sent_version(feed.documents_version())


def _describe():
    from search.elastic import index
    from search.elastic.client import worker_client

    stats = worker_client().indices.stats(index=index.alias())["_all"]["primaries"]
    line = f"index: {stats['docs']['count']:,} documents, {stats['store']['size_in_bytes'] / 1e6:.0f} MB on disk"
    pid = os.environ.get(_JAVA, "0")
    print(line + (f"; its Java holds {_memory(pid):.0f} MB" if pid != "0" else ""), flush=True)


def _ask(who):
    """Time lists and suggestions; the memory of the process before and after."""
    from search.elastic import circuit_breaker, client
    from search.indexes import current
    from search.indexes.port import Asked
    from search.understanding.query import read_query

    circuit_breaker.BUDGET = client.BUDGET = 30
    before, start = _memory(), time.perf_counter()
    current.prepare()
    index = current.current_index()
    print(f"{who}: {type(index).__name__} ready after {time.perf_counter() - start:.1f} s")

    def listed(text):
        found = index.found(Asked(read_query(text), KIND))
        found.entries(0, 20)
        found.facet_counts()

    lists = [partial(listed, text) for text in QUERIES]
    typed = [partial(index.suggested, [KIND], read_query(text), 8) for text in BEGINNINGS]
    _tell("lists, first time", lists)
    _tell("lists, again", lists * _ROUNDS)
    _tell("without words", [partial(listed, "")] * 20)
    _tell("suggestions, first time", typed)
    _tell("suggestions, again", typed * _ROUNDS)
    print(f"  memory: {before:.0f} MB before, {_memory():.0f} MB after", flush=True)


def _tell(label, calls):
    before = _server_cpu()
    times = [_timed(call) for call in calls]
    server = (_server_cpu() - before) / len(times)
    columns = []
    for column in zip(*times, strict=True):
        cuts = quantiles([1000 * seconds for seconds in column], n=100, method="inclusive")
        columns += [cuts[49], cuts[98]]
    late = sum(wall > _BUDGET for _cpu, wall in times)
    figures = "CPU p50 {:7.1f} p99 {:7.1f}   wall p50 {:7.1f} p99 {:7.1f}".format(*columns)
    print(f"  {label:<24} ms {figures}   server {server:6.1f}   over budget {late}/{len(times)}", flush=True)


def _server_cpu():
    """Milliseconds of CPU that the Java of our server has taken."""
    if not int(pid := os.environ.get(_JAVA, "0")):
        return 0.0
    taken = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return 1000 * sum(map(int, taken)) / os.sysconf("SC_CLK_TCK")


def _timed(call):
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    return time.process_time() - cpu, time.perf_counter() - wall


def _lag():
    """How long after a change is committed a search of the cluster finds it, with a worker beside."""
    from search.documents import Document, save_documents
    from search.indexes.current import current_index, prepare, search
    from search.understanding.query import read_query

    worker = subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "search_worker"], stdout=subprocess.DEVNULL)
    try:
        prepare()
        time.sleep(8)
        lags = []
        for number in range(_CHANGES):
            key, query = f"new-{number}", read_query(f"7.{number:06}")
            save_documents([Document(KIND, key, "/", "Cấp lại hộ chiếu", codes=[query.shown])])
            start = time.perf_counter()
            while key not in [entry.key for entry in search(query, KIND)]:
                time.sleep(0.02)
            lags.append(time.perf_counter() - start)
        found = ", ".join(f"{lag:.1f}" for lag in lags)
        print(f"lag of one change ({type(current_index()).__name__}): {found} s")
    finally:
        worker.terminate()
        worker.wait(30)


def _memory(pid="self"):
    """Megabytes that a process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
