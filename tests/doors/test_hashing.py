"""Passwords are hashed one at a time: a rush of log-ins is told to come again, and readers do not wait."""

import threading
import time

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection

from doors import hashing
from doors.hashing import Busy, Gate

from .conftest import browser, sign_in

HASHER = "doors.hashing.OneAtATime"


def test_one_goes_one_waits_others_are_told_to_come_again():
    gate, inside, go = Gate(waiting=1), threading.Event(), threading.Event()
    done = []

    def pass_through():
        with gate.turn():
            inside.set()
            go.wait(10)
            done.append(1)

    threads = [threading.Thread(target=pass_through) for _number in range(2)]
    threads[0].start()
    inside.wait(10)
    threads[1].start()
    while gate._room._value:
        time.sleep(0.001)
    with pytest.raises(Busy), gate.turn():
        pass
    go.set()
    for thread in threads:
        thread.join()
    assert done == [1, 1]
    with gate.turn():
        pass


def test_passwords_of_before_hold(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    before = make_password("mat-khau-rat-dai")
    settings.PASSWORD_HASHERS = [HASHER]
    assert check_password("mat-khau-rat-dai", before)
    assert not check_password("khac", before)


@pytest.mark.django_db
def test_too_many_at_once_get_503_and_count_for_nobody(settings, person, monkeypatch):
    settings.PASSWORD_HASHERS = [HASHER]
    monkeypatch.setattr(hashing.gate, "_room", threading.BoundedSemaphore(1))
    hashing.gate._room.acquire()
    client = browser()
    for _number in range(7):
        answer = sign_in(client, "phong")
        assert answer.status_code == 503
        assert answer["Retry-After"] == "5"
        assert "Đang có quá nhiều người đăng nhập" in answer.content.decode()
    hashing.gate._room.release()
    assert sign_in(client, "phong").status_code == 200


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_twelve_log_ins_at_once_leave_room_for_readers(settings, person, monkeypatch):
    """Four threads as a worker has them: of twelve log-ins two hold a thread, and pages are answered meanwhile."""
    settings.PASSWORD_HASHERS = [HASHER]
    held, go = [], threading.Event()
    encode = hashing.PBKDF2PasswordHasher.encode

    def slow(self, password, salt, iterations=None):
        held.append(threading.get_ident())
        go.wait(30)
        return encode(self, password, salt, 1)

    monkeypatch.setattr(hashing.PBKDF2PasswordHasher, "encode", slow)
    work, statuses, read = [*range(12)], [], []

    def worker():
        while True:
            try:
                number = work.pop()
            except IndexError:
                break
            statuses.append(sign_in(browser(f"198.51.100.{number}"), f"ten{number}", "x").status_code)
        while not go.is_set() and len(read) < 100:
            read.append(browser().get("/robots.txt").status_code)
        go.set()
        connection.close()

    threads = [threading.Thread(target=worker) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert read.count(200) >= 100
    assert statuses.count(503) == 10
    assert sorted(statuses)[:2] == [200, 200]
    assert len(held) == 2
