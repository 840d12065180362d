"""What editors and commands do while something goes wrong, and what must have come of it."""

import json
import time

from tests.factories import national_records
from tests.portal.processes import eventually

from .editor import Editor

_RECORDS = 400
# Publishes the same guide again and again, each time under another title.
_PUBLISH = """
import django; django.setup()
from itertools import count
from catalogue.models import ProcedureGuide
for number in count():
    guide = ProcedureGuide.objects.filter(live=True).order_by("pk").first()
    guide.title = f"Thủ tục tên thứ {number}"
    guide.save_revision().publish()
"""
_TITLES = """SELECT g.title, d.title
FROM catalogue_procedureguide g JOIN catalogue_procedure p ON p.id = g.procedure_id
JOIN search_searchdocument d ON d.object_key = p.national_id AND d.kind = 'procedure' WHERE g.live"""


def fill_media(house):
    """No file goes in: an editor who brings one is told so."""
    house.media.fill()
    _expect(507, Editor(house.address).bring("Không còn chỗ", 300_000))


def clear_media(house):
    """It goes in again."""
    house.media.clear()
    _expect(302, Editor(house.address).bring("Lại có chỗ", 300_000))


def fill_cache(house):
    """Nothing can be left for the next process: the next one starts without."""
    house.cache.fill()
    house.server.stop()
    house.server.start()
    eventually(lambda: house.answers("/robots.txt"))


def clear_cache(house):
    """It can again."""
    house.cache.clear()


def kill_a_sync(house):
    """kill -9 while records are written."""
    path = house.folder / "records.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in national_records(_RECORDS)), encoding="utf-8")
    sync = house.command("sync", "manage.py", "sync_procedures", str(path), "--scope", "all").start()
    eventually(lambda: _synced(house) > 0)
    sync.kill()


def sync_again(house):
    """The next run completes what the killed one began."""
    _expect(True, 0 < _synced(house) <= _RECORDS)
    house.manage("sync_procedures", str(house.folder / "records.jsonl"), "--scope", "all")
    _expect(_RECORDS, _synced(house))
    house.manage("verify_sync", str(house.folder / "records.jsonl"), "--scope", "all")


def _synced(house):
    keys = ", ".join(f"'{each['id']}'" for each in national_records(_RECORDS))
    return house.ask(f"SELECT count(*) FROM catalogue_procedure WHERE national_id IN ({keys})")[0][0]


def kill_publications(house):
    """kill -9 of a process that publishes all the time, five times at moments that chance chooses."""
    for _again in range(5):
        before = house.ask(_TITLES)
        publishing = house.command("publishing", "-c", _PUBLISH).start()
        eventually(lambda: house.ask(_TITLES) != before)  # noqa: B023 - called at once
        time.sleep(time.monotonic() % 0.5)
        publishing.kill()


def look_at_publications(house):
    """What is published and what is found are the same."""
    titles = house.ask(_TITLES)
    _expect(True, any(title.startswith("Thủ tục tên thứ") for title, _found in titles))
    _expect([], [pair for pair in titles if pair[0] and pair[0] != pair[1]])


def _expect(expected, found):
    if found != expected:
        raise AssertionError(f"expected {expected}, found {found}")
