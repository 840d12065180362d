"""Which backups stay: those of the last days, the newest of each week and month that has one, and never none."""

from datetime import datetime, timedelta

import pytest

from upkeep.backups.names import moment_of, name_of, outdated

KEEP = (14, 8, 12)


def nightly(days, until=datetime(2026, 11, 30, 3)):
    """The names of a backup a night."""
    return [name_of(until - timedelta(days=day), day % 2) for day in range(days)]


def test_of_two_years_of_nights_fourteen_days_eight_weeks_and_twelve_months_stay():
    names = nightly(730)
    kept = sorted(set(names) - set(outdated(names, KEEP)), reverse=True)
    assert kept[:14] == sorted(names, reverse=True)[:14]
    moments = [moment_of(name) for name in kept]
    assert len({(moment.year, moment.month) for moment in moments}) == 12
    recent = [moment for moment in moments if moment > datetime(2026, 10, 4)]
    assert len({moment.isocalendar()[:2] for moment in recent}) == 8
    assert len(kept) <= 14 + 8 + 12


def test_when_backups_stop_the_old_ones_stay():
    names = nightly(14, datetime(2020, 1, 31, 3))
    assert outdated(names, KEEP) == []


def test_the_newest_stays_whatever_is_set():
    names = nightly(3)
    assert outdated(names, (0, 0, 0)) == sorted(names, reverse=True)[1:]


def test_one_made_by_hand_before_an_upgrade_outlives_the_next_of_that_day():
    names = nightly(1, datetime(2026, 11, 30, 3)) + nightly(1, datetime(2026, 11, 30, 22))
    assert outdated(names, KEEP) == []
    assert outdated(names, (0, 8, 12)) == ["portal-20261130-030000.tar.gz"]


@pytest.mark.parametrize(
    "name",
    [
        "db.sqlite3",
        "portal-20261130-030000.tar.gz.part",
        "portal-20261399-030000.tar.gz",
        "portal-2026.tar.gz",
        "notes",
    ],
)
def test_other_files_are_nobodys_business(name):
    assert moment_of(name) is None
    assert outdated([name, *nightly(1)], (0, 0, 0)) == []
