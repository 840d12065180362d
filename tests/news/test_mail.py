"""Letters are a courtesy: a mail server that is down or hangs stops no work."""

import os
import socket
import subprocess
import sys

import pytest

from tests.test_house import ROOT
from watch.digest import send_digest

from .conftest import step, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail_server(settings):
    """mail_server(answers): SMTP at a port that refuses, or that takes the call and then says nothing."""
    sockets = []

    def make(hangs):
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        if hangs:
            listening.listen()
        sockets.append(listening)
        settings.EMAIL_BACKEND = "core.mail.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        settings.EMAIL_TIMEOUT = 0.2

    yield make
    for listening in sockets:
        listening.close()


@pytest.mark.parametrize("hangs", [False, True], ids=["down", "hangs"])
def test_an_article_is_handed_in_all_the_same(person, write, mail_server, hangs):
    editor, reporter = person("Biên tập viên"), person("Phóng viên")
    editor.email = "bientap@phuongnam.example"
    editor.save()
    mail_server(hangs)
    article = write(reporter)
    submit(article, reporter)
    assert step(article).task.name == "Biên tập"


@pytest.mark.parametrize("hangs", [False, True], ids=["down", "hangs"])
def test_the_digest_counts_what_was_sent(person, mail_server, hangs):
    head = person("Trưởng ban")
    head.email = "truongban@phuongnam.example"
    head.save()
    mail_server(hangs)
    assert send_digest() == 0


@pytest.mark.slow
def test_a_real_mail_server_is_asked_through_our_backend_and_not_without_end():
    code = "from django.conf import settings as s; print(s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_TIMEOUT)"
    environment = os.environ | {"EMAIL_URL": "smtp://mail.example:25", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["core.mail.EmailBackend", "mail.example", "10"]
