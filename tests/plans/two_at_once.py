"""Two people at the very same moment, each on an own connection; for PostgreSQL, in a run of its own (tests/run).

What they commit stays until the database of this run is dropped, so no other test may share it.
"""

import threading
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from plans.models import ProgressReport

from .test_deciding import CHIEF, EDITOR, stored, waiting  # noqa: F401 - the fixture

pytestmark = pytest.mark.skipif(connection.vendor == "sqlite", reason="two writers at once need PostgreSQL")


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The database without a transaction around it."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def target(plan_of):
    """A target that the other connections see, too."""
    return plan_of().targets.get()


@pytest.mark.parametrize("reasons", [(None, None), (None, "Sai số")])
def test_of_two_deciders_at_the_same_time_one_decides(person, waiting, reasons):  # noqa: F811
    people, together, statuses = [person(CHIEF), person(CHIEF)], threading.Barrier(2), []

    def run(user, reason):
        client = Client()
        client.force_login(user)
        together.wait()
        words = {"approve": "1"} if reason is None else {"reason": reason}
        statuses.append(client.post(reverse("plans_decide", args=[waiting.pk]), words).status_code)
        connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in zip(people, reasons, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302, 302]
    assert (stored(waiting).approved_at is None) != (stored(waiting).refused_at is None)


def test_of_two_reports_at_the_same_time_one_is_kept(person, target):
    people, together, statuses = [person(EDITOR), person(EDITOR)], threading.Barrier(2), []
    period = target.plan.periods.get(starts_on=date(2025, 1, 1))
    words = {"period": period.pk, "value": "40", "as_of": "30/06/2025", "source": "Báo cáo 12/BC-SNV"}

    def run(user):
        client = Client()
        client.force_login(user)
        together.wait()
        statuses.append(client.post(reverse("plans_report", args=[target.pk]), words).status_code)
        connection.close()

    threads = [threading.Thread(target=run, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
    assert ProgressReport.objects.filter(target=target).count() == 1
