"""How often the page of a procedure is read: people only, kept pages too, by the day, with an end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import ProcedureViews
from catalogue.page.page_views import RETENTION, counts
from tests.catalogue.worklist.content import finding, store, wanting

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
READER = {"user-agent": "Mozilla/5.0 (Linux; Android 14)"}


@pytest.fixture
def procedure():
    """A procedure with a finding."""
    return store(wanting())[0]


def read(client, procedure, **headers):
    """How often it counts as read after two visits."""
    for _visit in range(2):
        client.get(procedure.get_absolute_url(), headers=headers)
    counts.flush()
    return sum(ProcedureViews.objects.values_list("views", flat=True))


def test_each_reading_counts_whether_the_page_was_kept_or_new(client, procedure):
    assert read(client, procedure, **READER) == 2
    assert read(client, procedure, **READER) == 4


def test_machines_do_not_count(client, procedure):
    assert read(client, procedure, **{"user-agent": "Googlebot/2.1"}) == 0


def test_a_finding_knows_how_often_people_asked_in_the_last_ninety_days(procedure):
    for days_ago, views in ((0, 3), (89, 4), (90, 50)):
        day = timezone.localdate() - timedelta(days=days_ago)
        ProcedureViews.objects.create(procedure=procedure, day=day, views=views)
    assert finding(procedure).asked == 7


def test_what_is_too_old_is_forgotten(client, procedure):
    day = timezone.localdate() - RETENTION - timedelta(days=1)
    ProcedureViews.objects.create(procedure=procedure, day=day, views=1)
    assert read(client, procedure, **READER) == 2
