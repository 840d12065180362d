"""The national API as a source: paging, patience, politeness, going on after a break."""

from functools import partial
from types import SimpleNamespace

import pytest

from catalogue.models import Procedure, SyncRun
from catalogue.national import api
from tests.catalogue import national_api as faulty
from tests.factories import national_record, national_records

pytestmark = pytest.mark.django_db

RETRY = 0.5


@pytest.fixture
def pauses(monkeypatch):
    """The pauses that the client would make; no test waits for them."""
    made = []
    monkeypatch.setattr(api, "Client", partial(api.Client, pause=made.append))
    monkeypatch.setattr(api, "_TIMEOUT", (3, 3))
    return made


@pytest.fixture
def serve(pauses):
    """Start the server with records."""
    started = []

    def start(records):
        started.append(faulty.NationalApi(records))
        return started[-1]

    yield start
    for server in started:
        server.close()


def _ids(records):
    return [record["id"] for record in records]


def _retries(pauses):
    return [pause for pause in pauses if pause >= RETRY]


@pytest.mark.parametrize("count", [0, 1, 50, 100, 120])
def test_every_record_is_read_page_by_page(serve, sync, count):
    server = serve(national_records(count))
    outcome = sync(server.base)
    assert (outcome.code, outcome.counts.get("created", 0)) == (0, count)
    assert server.details == _ids(server.records)
    assert len([what for what in server.asked if what.startswith("list")]) == count // 50 + 1


def test_a_second_run_finds_everything_unchanged(serve, sync, verify):
    server = serve(national_records(60))
    sync(server.base)
    assert sync(server.base, full=True).counts == {"read": 60, "unchanged": 60}
    assert verify(server.base).code == 0


def test_what_the_list_no_longer_holds_is_withdrawn(serve, sync):
    server = serve(national_records(3))
    sync(server.base)
    server.records.pop(1)
    assert sync(server.base, full=True).counts["withdrawn"] == 1


def test_the_crawler_says_who_it_is(serve, sync, settings):
    server = serve(national_records(1))
    sync(f"{server.base}/")
    [agent] = server.agents
    assert settings.BASE_URL in agent


@pytest.mark.parametrize(
    "fault",
    [
        faulty.broken,
        faulty.cut,
        faulty.empty,
        faulty.html,
        faulty.array,
        faulty.brackets,
        faulty.elsewhere,
        faulty.other,
        pytest.param(faulty.hang, marks=pytest.mark.slow),
    ],
    ids=lambda fault: fault.__name__,
)
@pytest.mark.parametrize("place", ["list", "0a000000-000001"])
def test_a_fault_that_passes_is_waited_out(serve, sync, pauses, fault, place):
    server = serve(national_records(3))
    server.faults[place].extend([fault] * (1 if fault is faulty.hang else 2))
    outcome = sync(server.base)
    assert (outcome.code, outcome.counts) == (0, {"read": 3, "created": 3})
    assert _retries(pauses) in ([0.5], [0.5, 1.0])


def test_a_server_that_asks_for_time_gets_it(serve, sync, pauses):
    server = serve(national_records(2))
    server.faults["list"].append(faulty.too_fast("7"))
    assert sync(server.base).counts["created"] == 2
    assert _retries(pauses) == [7]


@pytest.mark.parametrize(
    ("asked", "paused"), [("99999999", 300), ("Wed, 21 Oct 2026 07:28:00 GMT", 60), ("-5", 60), ("", 0.5)]
)
def test_an_odd_wish_for_time_is_held_within_reason(serve, sync, pauses, asked, paused):
    server = serve(national_records(1))
    server.faults["list"].append(faulty.too_fast(asked))
    sync(server.base)
    assert _retries(pauses) == [paused]


def test_a_record_that_never_comes_is_reported_and_the_rest_stored(serve, sync):
    server = serve(national_records(3))
    server.faults["0a000000-000001"].extend([faulty.broken] * 5)
    outcome = sync(server.base, full=True)
    assert (outcome.code, outcome.counts["created"], outcome.counts["malformed"]) == (2, 2, 1)
    assert outcome.run.refused[0][1] == "0a000000-000001"


def test_a_record_that_is_not_there_is_asked_for_once(serve, sync, pauses):
    server = serve(national_records(2))
    server.faults["0a000000-000001"].append(faulty.absent)
    assert sync(server.base).code == 2
    assert server.details.count("0a000000-000001") == 1
    assert _retries(pauses) == []


def test_an_amount_that_is_no_number_is_reported(serve, sync):
    fee = {"type": "FEE", "value": float("nan"), "description": ""}
    server = serve([national_record(executionMethods=[{"submissionMethod": "DIRECT", "fees": [fee]}])])
    assert sync(server.base).counts == {"read": 1, "malformed": 1}


def test_a_list_that_fails_for_good_ends_the_run_and_withdraws_nothing(serve, sync):
    server = serve(national_records(60))
    sync(server.base)
    server.faults["list"].extend([faulty.broken] * 5)
    assert sync(server.base, full=True).code == 1
    assert Procedure.objects.in_force().count() == 60


def test_a_list_that_repeats_itself_ends_the_run(serve, sync):
    server = serve(national_records(60))
    again = server.page("", 50)
    server.faults["list 0a000000-000049"].extend([lambda handler, _api: handler.answer({"items": again})] * 3)
    assert sync(server.base).code == 1
    assert len(server.asked) < 110


@pytest.mark.parametrize("entry", ["x", {}, {"id": 5}, None], ids=str)
def test_a_list_with_a_nameless_entry_ends_the_run(serve, sync, entry):
    server = serve([])
    server.faults["list"].append(lambda handler, _api: handler.answer({"items": [entry]}))
    assert sync(server.base).code == 1


def test_a_broken_run_goes_on_where_it_broke_off(serve, sync):
    server = serve(national_records(120))
    server.faults["list 0a000000-000099"].extend([faulty.broken] * 5)
    assert sync(server.base).code == 1
    assert Procedure.objects.count() == 100
    server.asked.clear()
    outcome = sync(server.base)
    assert server.details == _ids(server.records[100:])
    assert (outcome.code, outcome.counts) == (0, {"read": 120, "created": 120})
    assert SyncRun.objects.count() == 1


def test_a_whole_source_read_in_two_goes_withdraws_only_what_is_gone(serve, sync):
    server = serve(national_records(120))
    sync(server.base)
    gone = server.records.pop(110)
    server.faults["list 0a000000-000099"].extend([faulty.broken] * 5)
    sync(server.base, full=True)
    outcome = sync(server.base, full=True)
    assert (outcome.code, outcome.counts["withdrawn"]) == (0, 1)
    assert Procedure.objects.get(national_id=gone["id"]).withdrawn_on


def test_a_finished_run_is_not_taken_up_again(serve, sync):
    server = serve(national_records(60))
    sync(server.base)
    server.asked.clear()
    sync(server.base)
    assert server.details == _ids(server.records)


@pytest.mark.parametrize(("rate", "seconds"), [(2, 2.0), (5, 0.8)])
def test_requests_keep_to_the_rate(serve, monkeypatch, settings, rate, seconds):
    server, clock = serve(national_records(5)), SimpleNamespace(now=100.0)
    settings.NATIONAL_REQUESTS_PER_SECOND = rate
    monkeypatch.setattr(api, "time", SimpleNamespace(monotonic=lambda: clock.now))

    def pause(wanted):
        clock.now += wanted

    client = api.Client.func(server.base, pause=pause)
    for record in server.records:
        client.detail(record["id"])
    assert clock.now - 100 == pytest.approx(seconds)
