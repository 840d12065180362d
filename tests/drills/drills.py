"""What is done to the services, and what came of it: one row a drill."""

import os
import signal
import sys
import time
from dataclasses import dataclass
from typing import NamedTuple

from tests.portal.processes import eventually

from . import deeds, keeping
from .services import family

_QUIET, _PAUSE = 2.0, 1.0  # seconds of ordinary life after a drill, and between harm and healing at least


class Drill(NamedTuple):
    """`harm(house)`, then `seconds` of it, then `heal(house)`."""

    name: str
    harm: object
    heal: object
    seconds: float = 6.0


@dataclass(frozen=True)
class Row:
    """What readers and writers got from the harm until all was well again; seconds, counts of requests."""

    name: str
    front_failed: int
    kept_failed: int
    kept_stale: int
    kept_slowest: float
    refused: int
    unanswered: int
    others_slowest: float
    lost: int
    back_after: float


def run(drill, house, life):
    """Do it in a House with Life in it."""
    begun = time.monotonic()
    drill.harm(house)
    time.sleep(drill.seconds)
    healing = time.monotonic()
    drill.heal(house)
    eventually(lambda: life.request("new", "GET", f"/thu-tuc/?q=again+{time.monotonic()}") == 200)
    back = time.monotonic() - healing
    time.sleep(_QUIET)
    return _row(drill.name, life, begun, time.monotonic(), back, _lost(house, life))


def _lost(house, life):
    acknowledged = list(life.written)
    there = {text for (text,) in house.ask("SELECT text FROM feedback_opinion")}
    return len([mark for mark in acknowledged if mark not in there])


def _row(name, life, begun, end, back, lost):
    front, kept, new, written = (life.between(begun, end, kind) for kind in ("front", "kept", "new", "write"))
    others = new + written
    for each in front:
        if each.status != 200:
            print("front:", each, file=sys.stderr)
    return Row(
        name,
        sum(each.status != 200 for each in front),
        sum(each.status != 200 for each in kept),
        sum("stale" in each.how for each in kept),
        max(each.seconds for each in kept),
        sum(each.status == 503 for each in others),
        sum(each.status not in (200, 302, 429, 503) for each in others),
        max(each.seconds for each in others),
        lost,
        back,
    )


def _kill_a_worker(house):
    os.kill(family(house.server.process.pid)[1], signal.SIGKILL)


def _nothing(house):
    pass


DRILLS = (
    Drill("PostgreSQL hangs", lambda house: house.postgres.freeze(), lambda house: house.postgres.thaw()),
    Drill("PostgreSQL stopped", lambda house: house.postgres.stop(), lambda house: house.postgres.start()),
    Drill("PostgreSQL killed", lambda house: house.postgres.kill(), lambda house: house.postgres.start()),
    Drill("shared pages hang", lambda house: house.redis.freeze(), lambda house: house.redis.thaw()),
    Drill("shared pages stopped", lambda house: house.redis.stop(), lambda house: house.redis.start()),
    Drill("a worker killed", _kill_a_worker, _nothing, 1),
    Drill("the server killed", lambda house: house.server.kill(), lambda house: house.server.start(), 1),
    Drill("the clock killed", lambda house: house.clock.kill(), lambda house: house.clock.start(), 1),
)
OF_WHOLE = (
    Drill("Elasticsearch hangs", lambda house: house.elastic.freeze(), lambda house: house.elastic.thaw()),
    Drill("Elasticsearch killed", lambda house: house.elastic.end(signal.SIGKILL), lambda house: house.elastic.start()),
    Drill("the search worker killed", lambda house: house.feeder.kill(), lambda house: house.feeder.start(), 1),
    Drill("no room for files", deeds.fill_media, deeds.clear_media, 1),
    Drill("no room for what is kept", deeds.fill_cache, deeds.clear_cache, 1),
    Drill("a sync killed", deeds.kill_a_sync, deeds.sync_again, 0),
    Drill("publications killed", deeds.kill_publications, deeds.look_at_publications, 0),
    Drill("a backup killed", keeping.kill_a_backup, keeping.back_up_again, 0),
    Drill("a restore killed", keeping.kill_a_restore, keeping.restore_again, 0),
)
