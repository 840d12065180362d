"""Minutes of ordinary life: python bench/load.py SOURCE [--minutes 5 --records 20000 --rate 60].

Readers open pages by Zipf's law, search, type and send opinions, while an editor changes something every few seconds
and a sync runs. Every page's foot tells which change it knows: one that does not know a change of two seconds before it
was asked for is stale.
"""

import argparse
import json
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from itertools import accumulate
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
_READERS, _KNOWN_AFTER, _EDITED_EVERY = 8, 2.0, 4.0
_SHARES = {"page": 0.78, "search": 0.1, "typing": 0.1, "opinion": 0.02}
_WORDS = ("khai sinh", "dang ky xe", "giay phep lai xe", "ket hon", "dat dai", "ho chieu", "kinh doanh", "tro cap")
_SHOWN = "SELECT url, kind, object_key FROM search_searchdocument WHERE NOT is_hidden AND NOT is_removed"
_MARK = re.compile(rb"0299 3822 11(\d+)")


def main():
    """Run and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=60, help="requests a second of all readers together")
    given = parser.parse_args()
    from bench.catalogues import portal
    from tests.browser.server import free_port
    from tests.deploy.fronts import running
    from tests.portal.processes import process

    with tempfile.TemporaryDirectory() as name, ExitStack() as processes:
        folder, port = Path(name), free_port()
        environment = portal(folder, given.records, given.source)
        environment |= {"SERVE_PORT": str(port), "SERVE_WORKERS": "2", "TEST_DATABASE_URL": environment["DATABASE_URL"]}
        server = processes.enter_context(running([sys.executable, "serve.py"], cwd=ROOT, env=environment))
        editor = processes.enter_context(process(environment | {"DJANGO_SETTINGS_MODULE": "tests.prepared_settings"}))
        life = Life(port, *_public(folder), given.rate)
        life.wait()
        sync = [sys.executable, "manage.py", "sync_procedures", str(_changed(folder)), "--scope", "all"]
        _live(life, given.minutes * 60, editor, lambda: subprocess.Popen(sync, cwd=ROOT, env=environment), server.pid)


def _public(folder):
    """Every public address, in an order that chance made, and (kind, key) of a thing that one may have opinions of."""
    import sqlite3

    with sqlite3.connect(folder / "portal.sqlite3") as database:
        rows = list(database.execute(_SHOWN))
        urls = [url for url, _kind, _key in rows]
    Random(1).shuffle(urls)
    return ["/", "/thu-tuc/", "/tin-tuc/", "/ke-hoach/", *urls], rows[0][1:]


def _changed(folder):
    """The same records with other notes, for the sync to have work."""
    path = folder / "changed.jsonl"
    with (folder / "records.jsonl").open(encoding="utf-8") as lines, path.open("w", encoding="utf-8") as written:
        for line in lines:
            record = json.loads(line) | {"note": f"Đổi lúc {time.time():.0f}"}
            written.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


class Life:
    """What the readers do and what they meet."""

    def __init__(self, port, urls, thing, rate):
        self.port, self.urls, self.thing, self.pause = port, urls, thing, _READERS / rate
        self.weights = list(accumulate(1 / place for place in range(1, len(urls) + 1)))
        self.changes = []  # (moment from which every page must know it, number)
        self.times, self.met, self.problems, self.is_over = {name: [] for name in _SHARES}, Counter(), [], False

    def wait(self):
        """Until the portal answers."""
        for _try in range(900):
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.2)
        return sys.exit("The portal did not begin.")

    def reader(self, number):
        """One reader's life."""
        random, wire = Random(number), HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.is_over:
            name = random.choices(list(_SHARES), list(_SHARES.values()))[0]
            began, due = time.perf_counter(), self.due()
            try:
                status, text = getattr(self, name)(wire, random)
            except (OSError, HTTPException) as error:
                self.problems.append(f"{name}: {error!r}")
                wire.close()
                continue
            self.times[name].append(time.perf_counter() - began)
            self.met[status] += 1
            if status >= 500:
                self.problems.append(f"{name}: {status}")
            mark = _MARK.search(text)
            if mark and int(mark[1]) < due:
                self.problems.append(f"stale: knows {int(mark[1])}, not {due}")
            time.sleep(max(0, self.pause * random.uniform(0.5, 1.5) - (time.perf_counter() - began)))

    def due(self):
        """The newest change that every page must know by now."""
        now = time.perf_counter()
        return max((number for moment, number in self.changes if moment <= now), default=0)

    def page(self, wire, random):
        """Open a page."""
        return self._ask(wire, random.choices(self.urls, cum_weights=self.weights)[0])

    def search(self, wire, random):
        """Search in everyday words."""
        words = f"{random.choice(_WORDS)} {random.choice(_WORDS).split()[0]}"
        return self._ask(wire, f"/tim-kiem/?{urlencode({'q': words})}")

    def typing(self, wire, random):
        """Type into the box."""
        words = random.choice(_WORDS)
        return self._ask(wire, f"/tim-kiem/goi-y/?q={quote(words[: random.randint(2, len(words))])}")

    def opinion(self, wire, random):
        """Say whether a page was useful."""
        form = urlencode({"kind": self.thing[0], "key": self.thing[1], "useful": "yes"})
        return self._ask(wire, "/y-kien/", form)

    def _ask(self, wire, path, form=None):
        headers = {"User-Agent": "Mozilla/5.0 (Linux; Android 14)", "Origin": f"http://127.0.0.1:{self.port}"}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        wire.request("POST" if form else "GET", path, form, headers)
        answer = wire.getresponse()
        return answer.status, answer.read()


def _live(life, seconds, editor, begin_sync, server):
    readers = [threading.Thread(target=life.reader, args=[number]) for number in range(_READERS)]
    for reader in readers:
        reader.start()
    start, number, sync, syncs, memory = time.monotonic(), 0, None, 0, []
    while time.monotonic() - start < seconds:
        number += 1
        editor.ask("do", ["change_settings", number])
        life.changes.append((time.perf_counter() + _KNOWN_AFTER, number))
        editor.ask("do", ["publish_article", number])
        if sync is None or sync.poll() is not None:
            sync, syncs = begin_sync(), syncs + 1
        memory.append(_memory(server))
        time.sleep(_EDITED_EVERY)
    life.is_over = True
    for reader in readers:
        reader.join()
    sync.terminate()
    _tell(life, seconds, number, syncs, memory)


def _memory(server):
    """MB of the server's processes, what they share counted once."""
    with open(f"/proc/{server}/task/{server}/children") as children:
        pids = [server, *map(int, children.read().split())]
    found = 0
    for pid in pids:
        with open(f"/proc/{pid}/smaps_rollup") as lines:
            found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found / 1024


def _tell(life, seconds, changes, syncs, memory):
    print(f"{seconds / 60:.0f} minutes, {len(life.urls):,} pages, {2 * changes} changes, {syncs} syncs begun")
    print(f"{'':<10}{'requests':>10}{'p50 ms':>9}{'p99 ms':>9}{'most':>9}")
    for name, times in life.times.items():
        ordered = sorted(times)
        at = [1000 * ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.99, 1)] if ordered else [0] * 3
        print(f"{name:<10}{len(ordered):>10,}{at[0]:9.1f}{at[1]:9.1f}{at[2]:9.1f}")
    stale = sum(problem.startswith("stale") for problem in life.problems)
    print(f"statuses {dict(life.met)}, errors {len(life.problems) - stale}, stale pages {stale}")
    print(f"memory of all processes {memory[min(10, len(memory) - 1)]:.0f} MB early, {memory[-1]:.0f} MB at the end")
    for problem in life.problems[:5]:
        print(problem)


if __name__ == "__main__":
    main()
