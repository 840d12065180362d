"""Counting searches: what is counted, what is never kept, and that it costs a citizen nothing."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.utils import timezone

from core import write_behind
from core.web.readings import count, noted
from search import counting
from search.anonymity import anonymous
from search.counting import note_click, note_search
from search.models import SearchedQuery
from search.understanding.query import read_query
from tests.home.content import record, store
from tests.prepared import copy_migrated

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"}
LIST = "/thu-tuc/"
flush = counting.counts.flush


def read_once(request, note, *facts):
    note(request, *facts)
    count(request, noted(request))
    return request


def search(words="vườn chim", total=3, agent=PERSON["User-Agent"], **more):
    request = RequestFactory().get(LIST, {"q": words} | more, headers={"User-Agent": agent})
    return read_once(request, note_search, read_query(words), total)


def opened_from(referer, **headers):
    request = RequestFactory().get("/thu-tuc/9.300001/chim/", headers=PERSON | {"Referer": referer} | headers)
    read_once(request, note_click, "procedure", "se", LIST)


def counted():
    flush()
    return {row.query: (row.searches, row.hits, row.clicks) for row in SearchedQuery.objects.all()}


# What is counted


def test_searches_add_up_and_the_last_number_of_results_counts():
    search("Vườn chim", 3)
    search("vuon  CHIM", 5)
    assert counted() == {"vuon chim": (2, 5, 0)}
    search("vườn chim", 0)
    assert counted() == {"vuon chim": (3, 0, 0)}


def test_nothing_is_written_before_the_flush():
    search()
    assert not SearchedQuery.objects.exists()


def test_only_the_first_page_without_filters_is_a_search():
    search(trang="2")
    search(cap="province")
    search("")
    search("?!")
    assert counted() == {}
    search(cap="")
    assert counted() == {"vuon chim": (1, 3, 0)}


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "some-crawler", "Yandex spider", "", "python-requests/2", "curl/8"])
def test_bots_are_not_counted(agent):
    search(agent=agent)
    assert counted() == {}


def test_editors_and_prefetches_are_not_counted(settings):
    request = RequestFactory().get(LIST, {"q": "chim"}, headers=PERSON)
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    read_once(request, note_search, read_query("chim"), 1)
    ahead = RequestFactory().get(LIST, {"q": "chim"}, headers=PERSON | {"Sec-Purpose": "prefetch;prerender"})
    read_once(ahead, note_search, read_query("chim"), 1)
    read_once(RequestFactory().head(LIST, {"q": "chim"}, headers=PERSON), note_search, read_query("chim"), 1)
    assert counted() == {}


def test_a_click_is_a_page_reached_from_the_results():
    search()
    opened_from("http://testserver/thu-tuc/?q=v%C6%B0%E1%BB%9Dn+chim&cap=province&trang=2")
    assert counted() == {"vuon chim": (1, 3, 1)}


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "http://elsewhere.example/thu-tuc/?q=chim",
        "http://testserver.example/thu-tuc/?q=chim",
        "http://testserver/co-quan/?q=chim",
        "http://testserver/thu-tuc/",
        "http://testserver/thu-tuc/?q=",
        "http://[broken/thu-tuc/?q=chim",
        "\x00",
    ],
)
def test_other_ways_to_a_page_are_no_clicks(referer):
    opened_from(referer)
    assert counted() == {}


def test_the_pages_count(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    client.get(LIST, {"q": "chim"}, headers=PERSON)
    client.get(LIST, {"q": "cá voi"}, headers=PERSON)
    client.get(procedure.get_absolute_url(), headers=PERSON | {"Referer": "http://testserver/thu-tuc/?q=chim"})
    assert counted() == {"chim": (1, 1, 1), "ca voi": (1, 0, 0)}


def test_the_portal_lets_its_own_pages_know_where_the_reader_came_from(client):
    assert client.get(LIST)["Referrer-Policy"] == "same-origin"


def test_counting_asks_no_cookie_and_no_session(client):
    answer = client.get(LIST, {"q": "chim"}, headers=PERSON)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


# Nothing personal


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("hồ sơ của 0912345678", "ho so cua #"),
        ("0912 345 678", "#"),
        ("+84 912.345.678 gọi lại", "# goi lai"),
        ("(0299) 3822-000", "#"),
        ("3822000", "#"),
        ("cccd 092087001234 làm chưa", "cccd # lam chua"),
        ("cmnd 361 234 567", "cmnd #"),
        ("０９１２３４５６７８", "#"),
        ("0912\u200b345678", "#"),
        ("nguyen.van.a@phuongnam.example xin giấy", "# xin giay"),
        ("a@b", "#"),
        ("sinh ngày 01/02/1990", "sinh ngay #"),
        ("xe 65A1-123.45", "xe #"),
        ("mã hồ sơ 000.12.34.G12-240101-0001", "ma ho so"),
        ("b1234567", "b #"),
        ("###", ""),
        ("1.001193", "1 001193"),
        ("TTHC 1001193", "tthc 1001193"),
        ("thủ tục 2.000889", "thu tuc 2 000889"),
        ("nghị định 61/2018/NĐ-CP", "nghi dinh 61 2018 nd cp"),
        ("3 trong 1", "3 trong 1"),
        ("căn cước 14 tuổi", "can cuoc 14 tuoi"),
    ],
)
def test_personal_data_is_never_kept(words, kept):
    folded = anonymous(read_query(words))
    assert folded.startswith(kept)
    longest = max(map(len, "".join(letter if letter.isdigit() else " " for letter in folded).split()), default=0)
    assert longest < 6 or kept in ("1 001193", "tthc 1001193", "thu tuc 2 000889")
    assert "@" not in folded


def test_a_kept_query_is_short():
    assert len(anonymous(read_query("giấy " * 100))) <= 100


def test_the_table_has_no_room_for_a_person():
    assert {field.name for field in SearchedQuery._meta.fields} == {"id", "day", "query", "searches", "hits", "clicks"}


# Writing


def test_the_buffer_is_bounded():
    for number in range(1500):
        search(f"chim {number}")
    assert len(counting.counts) <= 1000


class FakeTimer:
    """A timer that never rings: the test flushes, in its own transaction."""

    started = []

    def __init__(self, seconds, function):
        self.seconds = seconds

    def cancel(self):
        """It never rings anyway."""

    def start(self):
        """Remember after how many seconds it would have rung."""
        self.started.append(self.seconds)


@pytest.fixture(autouse=True)
def timers(monkeypatch):
    """The seconds of every timer that a test set."""
    monkeypatch.setattr(write_behind.threading, "Timer", FakeTimer)
    monkeypatch.setattr(FakeTimer, "started", [])
    return FakeTimer.started


def test_counts_are_written_in_a_minute_and_at_once_when_there_are_many(timers):
    search()
    search()
    search("cá")
    assert timers == [60]
    for number in range(write_behind.MANY):
        search(f"chim {number}")
    assert timers == [60, 0]
    flush()
    search()
    assert timers == [60, 0, 60]


def test_a_flush_takes_one_transaction_of_few_statements(django_assert_max_num_queries):
    for number in range(100):
        search(f"chim {number}")
    with django_assert_max_num_queries(5 + 100):  # executemany logs one per row on SQLite
        flush()
    assert SearchedQuery.objects.count() == 100


def test_a_database_that_fails_breaks_nothing_and_loses_nothing(monkeypatch, caplog, timers):
    def fail(rows):
        raise OperationalError("database is locked")

    write = counting.counts.write
    monkeypatch.setattr(counting.counts, "write", fail)
    for _attempt in range(3):
        search()
        flush()
    assert len([line for line in caplog.records if line.name == "core.write_behind"]) == 1
    assert timers == [60] * 4
    monkeypatch.setattr(counting.counts, "write", write)
    assert counted() == {"vuon chim": (3, 3, 0)}


def test_a_missing_table_breaks_no_page(client, monkeypatch):
    monkeypatch.setattr(counting, "_ADD", "INSERT INTO no_such_table VALUES (%s, %s, %s, %s, %s)")
    assert client.get(LIST, {"q": "chim"}, headers=PERSON).status_code == 200
    flush()
    assert client.get(LIST).status_code == 200


def test_two_processes_add_to_the_same_row():
    search()
    flush()
    day = timezone.localdate()
    counting.counts.write([((day, "vuon chim"), (4, 9, 2))])
    counting.counts.write([((day, "vuon chim"), (0, None, 1))])
    assert counted() == {"vuon chim": (5, 9, 3)}


def test_old_rows_go():
    today = timezone.localdate()
    for days in (399, 402):
        SearchedQuery.objects.create(day=today - timedelta(days=days), query="chim", searches=1)
    search("cá")
    flush()
    assert SearchedQuery.objects.filter(query="chim").count() == 1


SCRIPT = """
import django; django.setup()
from datetime import date
from search.counting import counts
for number in range(20):
    counts.add((date(2026, 1, 1), "chim"), (1, number, 0))
    if number % 5 == 4:
        counts.flush()
counts.add((date(2026, 1, 1), "khi ket thuc"), (1, None, 0))
"""


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="needs a database file of its own")
def test_real_processes_at_once_add_up_and_write_at_their_end(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite3", "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "x", "PYTHONPATH": f".{os.pathsep}site",
    }  # fmt: skip
    copy_migrated(tmp_path / "a.sqlite3")
    running = [subprocess.Popen([sys.executable, "-c", SCRIPT], env=environment) for _process in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as database:
        stored = database.execute("SELECT query, searches FROM search_searchedquery ORDER BY query").fetchall()
    assert stored == [("chim", 60), ("khi ket thuc", 3)]
