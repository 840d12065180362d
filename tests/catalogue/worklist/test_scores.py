"""The score of an agency: what counts, once a day, with its history."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from agencies.models import Agency
from catalogue.models import AgencyScore, FindingState, Procedure
from catalogue.worklist.decisions import decide
from catalogue.worklist.scores import history, percent, score_all, scored
from tests.catalogue.worklist.content import LIST, channel, fee, finding, own, store, user_in, wanting
from tests.home.content import publish_guide

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SOUND = [channel(fees=fee(20_000, "20.000 đồng"))]


def figures():
    """(procedures, findings to do, sound, fee known, time known) of the only agency that carries out something."""
    score_all()
    return AgencyScore.objects.values_list("procedures", "findings", "sound", "fee_known", "time_known").get()


def test_a_score_counts_procedures_without_a_finding_that_citizens_feel():
    store(
        wanting(1), wanting(2, "Cấp thẻ cá", executionMethods=SOUND), wanting(3, "CẤP THẺ CÒ", executionMethods=SOUND)
    )
    assert figures() == (3, 2, 2, 2, 3)
    assert percent(AgencyScore.objects.get()) == 66


@pytest.mark.parametrize("state", [FindingState.ACCEPTED, FindingState.REPORTED])
def test_what_is_decided_counts_as_done(state):
    (procedure,) = store(wanting())
    decide(finding(procedure), state, user_in("Biên tập viên"))
    assert figures() == (1, 0, 1, 0, 1)


def test_a_fact_of_the_province_makes_it_known_and_done():
    (procedure,) = store(wanting())
    guide = publish_guide(procedure)
    own(guide)
    guide.save_revision().publish()
    assert figures() == (1, 0, 1, 1, 1)


@pytest.mark.parametrize("changes", [{"is_internal": True}, {"withdrawn_on": timezone.localdate()}])
def test_only_procedures_for_citizens_in_force_count(changes):
    store(wanting(1), wanting(2, "Cấp thẻ cá"))
    Procedure.objects.filter(code="9.300001").update(**changes)
    assert figures()[0] == 1


def test_a_day_is_written_once_and_anew():
    store(wanting())
    call_command("score_agencies", verbosity=0)
    store(wanting(executionMethods=SOUND))
    call_command("score_agencies", verbosity=0)
    assert AgencyScore.objects.get().sound == 1


def test_the_table_compares_with_a_month_ago(client):
    store(wanting())
    today = timezone.localdate()
    score_all(today - timedelta(days=40))
    store(wanting(executionMethods=SOUND))
    score_all(today)
    day, (row,) = scored()
    assert (day, row.score, row.before, row.fee, row.time) == (today, 100, 0, 100, 100)
    assert [(when, score) for when, score, _findings in history(row.agency)] == [
        (today, 100),
        (today - timedelta(days=40), 0),
    ]
    client.force_login(user_in("Lãnh đạo"))
    page = client.get(f"{LIST}diem/").content.decode()
    assert f"{LIST}?co_quan={row.agency.pk}" in page
    assert f"{today:%d/%m/%Y}" in client.get(f"{LIST}diem/{row.agency.pk}/").content.decode()


def test_before_the_first_night_there_is_no_score(client):
    client.force_login(user_in("Biên tập viên"))
    assert client.get(f"{LIST}diem/").context["rows"] == []
    assert client.get(f"{LIST}diem/99999/").status_code == 404
    assert Agency.objects.count() == 0
    assert score_all() == 0


def test_scoring_asks_the_same_number_of_queries_for_more_procedures(django_assert_max_num_queries):
    store(*(wanting(number, f"Cấp thẻ số {number}") for number in range(1, 40)))
    with django_assert_max_num_queries(9):
        score_all()
