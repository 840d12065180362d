"""The history on a procedure's page, on a page of its own, since a day, as a feed."""

import re
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import Procedure, ProcedureChange, SyncRun
from catalogue.models.history import SAMPLE_SOURCE
from catalogue.national.readers import Item
from catalogue.national.scope import OWN
from catalogue.national.sync import Synchronisation
from core.web import pages
from tests.factories import national_record
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ATOM = "{http://www.w3.org/2005/Atom}"


def noted(count, **changes):
    """A procedure whose note changed so many times, a day apart, the last time on 1 October 2026."""
    for number in range(count + 1):
        (procedure,) = store(record(1, "Cấp thẻ chim sẻ", note=f"Ghi chú số {number}", **changes))
    last = timezone.make_aware(datetime(2026, 10, 1, 9))
    for place, change in enumerate(procedure.changes.order_by("-pk")):
        procedure.changes.filter(pk=change.pk).update(at=last - timedelta(days=place))
    return procedure


def page(client, procedure, tail="", **query):
    answer = client.get(f"{procedure.get_absolute_url()}{tail}", query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def history(client, procedure, **query):
    return page(client, procedure, "lich-su/", **query)


def notes(soup):
    """The notes that a part of a page tells of, in its order."""
    return [f"{old} → {new}" for old, new in re.findall(r"(Ghi chú số \d+) → (Ghi chú số \d+)", soup.get_text())]


def pair(number):
    return f"Ghi chú số {number - 1} → Ghi chú số {number}"


# On the procedure's page


def test_the_newest_five_stand_folded_on_the_procedures_page(client):
    section = page(client, noted(8)).select_one("#lich-su")
    (fold,) = section.select("details")
    assert not fold.has_attr("open")
    assert notes(fold) == [pair(number) for number in (8, 7, 6, 5, 4)]
    assert "01/10/2026" in fold.summary.get_text()


def test_the_page_leads_to_all_changes_and_to_the_feed(client):
    procedure = noted(1)
    soup = page(client, procedure)
    url = f"{procedure.get_absolute_url()}lich-su/"
    assert soup.select_one(f'#lich-su a[href="{url}"]')
    assert soup.select_one(f'#lich-su a[href="{url}atom.xml"]')
    assert soup.select_one('link[type="application/atom+xml"]')["href"] == f"{url}atom.xml"


def test_the_history_is_not_printed_with_the_procedure(client, settings):
    assert "history" in page(client, noted(1)).select_one("#lich-su")["class"]
    rules = (settings.ROOT / "static/css/print.css").read_text(encoding="utf-8")
    assert re.search(r"\.history, .*?{ display: none", rules, re.S)


def test_a_procedure_that_never_changed_says_so(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    section = page(client, procedure).select_one("#lich-su")
    assert "Chưa ghi nhận thay đổi nào" in section.get_text()
    assert not section.select("details")


def test_changes_that_tell_nothing_leave_no_trace_on_the_page(client):
    store(record(1, "Cấp thẻ chim sẻ"))
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", state="UPDATED", keywords="chim"))
    assert procedure.changes.count() == 2
    for soup in (page(client, procedure), history(client, procedure)):
        assert "Chưa ghi nhận thay đổi nào" in soup.get_text()


def test_changes_that_tell_nothing_do_not_crowd_out_the_others(client):
    procedure = noted(3)
    for number in range(30):
        store(record(1, "Cấp thẻ chim sẻ", note="Ghi chú số 3", state=f"STATE_{number}"))
    reordered = national_record()["executionMethods"]
    for _each in range(12):
        reordered.reverse()
        store(record(1, "Cấp thẻ chim sẻ", note="Ghi chú số 3", executionMethods=list(reordered)))
    assert notes(page(client, procedure).select_one("#lich-su")) == [pair(3), pair(2), pair(1)]


def test_markup_in_a_change_is_text(client):
    evil = "<script>alert(1)</script>"
    store(record(1, "Cấp thẻ chim sẻ"))
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", note=evil, requirementsAndConditions=evil * 30, description=""))
    for tail in ("", "lich-su/"):
        assert evil not in client.get(f"{procedure.get_absolute_url()}{tail}").content.decode()


def test_neither_source_nor_path_of_it_is_told(client, sync):
    sync([record(1, "Cấp thẻ chim sẻ")])
    sync([record(1, "Cấp thẻ chim sẻ", note="Mang theo nước")])
    text = history(client, Procedure.objects.get()).get_text()
    assert "Mang theo nước" in text
    assert "records.jsonl" not in text


# The page of its own


def test_the_history_is_paged_by_fifty(client):
    procedure = noted(60)
    first, second = history(client, procedure), history(client, procedure, trang=2)
    assert (len(notes(first)), len(notes(second))) == (50, 10)
    assert (notes(first)[0], notes(second)[-1]) == (pair(60), pair(1))


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999999999", "３"])
def test_a_page_that_there_is_not_is_held_within_what_there_is(client, asked):
    assert notes(history(client, noted(2), trang=asked))


def test_the_history_since_a_day_begins_with_that_day(client):
    soup = history(client, noted(10), tu="2026-09-28")
    assert notes(soup) == [pair(number) for number in (10, 9, 8, 7)]
    assert soup.select_one('input[name="tu"]')["value"] == "2026-09-28"


def test_a_day_begins_at_midnight_here(client):
    procedure = noted(1)
    procedure.changes.update(at=timezone.make_aware(datetime(2026, 10, 1, 0, 30)))
    assert notes(history(client, procedure, tu="2026-10-01"))
    assert not notes(history(client, procedure, tu="2026-10-02"))


@pytest.mark.parametrize(
    "asked",
    ["hôm qua", "2026-13-01", "01/10/2026", "20261001", "2026-W40-4", "0001-01-01", "\x00", "<b>", "9" * 90],
)
def test_what_is_no_date_narrows_nothing_and_is_said(client, asked):
    soup = history(client, noted(3), tu=asked)
    assert len(notes(soup)) == 3
    assert "2026-12-31" in soup.select_one(".notice").get_text()
    assert "<b>" not in soup.select_one("main").get_text()


def test_paging_keeps_the_day(client):
    soup = history(client, noted(60), tu="2026-08-01")
    assert soup.select_one('a[rel="next"]')["href"] == "?tu=2026-08-01&trang=2"


@pytest.mark.parametrize(("query", "is_kept_out"), [({}, False), ({"tu": "2026-09-28"}, True), ({"trang": 2}, True)])
def test_search_engines_get_the_whole_history_only(client, settings, query, is_kept_out):
    procedure = noted(60)
    soup = history(client, procedure, **query)
    assert bool(soup.select_one('meta[name="robots"]')) == is_kept_out
    canonical = f"{settings.BASE_URL}{procedure.get_absolute_url()}lich-su/"
    assert soup.select_one('link[rel="canonical"]')["href"] == canonical


def test_a_long_text_is_unfolded_on_the_page_of_its_own_alone(client):
    long = "\n".join(f"Điều {number} nói về chim." for number in range(60))
    store(record(1, "Cấp thẻ chim sẻ", note=long))
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", note=long.replace("Điều 7 nói", "Điều 7 kể")))
    short, whole = page(client, procedure).select_one("#lich-su"), history(client, procedure).select_one("main")
    assert "Điều 50 nói" not in short.get_text()
    assert "kể" in short.select_one("ins").get_text()
    assert "Điều 50 nói" in whole.select_one("details .verbatim").get_text()


@pytest.mark.parametrize("tail", ["lich-su/", "lich-su/atom.xml"])
def test_a_changed_slug_leads_on_and_an_unknown_code_to_404(client, tail):
    procedure = noted(1)
    assert client.get(f"/thu-tuc/{procedure.code}/ten-cu/{tail}")["Location"] == procedure.get_absolute_url()
    assert client.get(f"/thu-tuc/9.999999/ten/{tail}").status_code == 404


# The feed


def feed(client, procedure):
    answer = client.get(f"{procedure.get_absolute_url()}lich-su/atom.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def test_the_feed_has_an_entry_for_each_day(client):
    procedure = noted(3)
    changes = list(procedure.changes.order_by("-at"))
    procedure.changes.filter(pk=changes[1].pk).update(at=changes[0].at - timedelta(hours=1))
    entries = feed(client, procedure).findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id").rpartition("#")[2] for entry in entries]
    assert ids == ["ngay-2026-10-01", "ngay-2026-09-29"]
    assert entries[0].findtext(f"{ATOM}title").startswith("01/10/2026")
    assert entries[0].findtext(f"{ATOM}updated").startswith("2026-10-01T02:00:00")
    summary = entries[0].findtext(f"{ATOM}summary")
    assert pair(3) in summary
    assert pair(2) in summary


def test_an_entry_leads_to_its_day_and_keeps_its_id(client):
    procedure = noted(1)
    (before,) = feed(client, procedure).findall(f"{ATOM}entry")
    store(record(1, "Cấp thẻ chim sẻ", note="Ghi chú số 2"))
    after = feed(client, procedure).findall(f"{ATOM}entry")[-1]
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    path, _mark, anchor = before.find(f"{ATOM}link").get("href").partition("#")
    assert client.get(path).status_code == 200
    assert f'id="{anchor}"' in client.get(path).content.decode()


def test_the_feed_of_what_never_changed_is_empty(client):
    (procedure,) = store(record(1, "Cấp thẻ\x0b chim sẻ"))
    assert feed(client, procedure).findall(f"{ATOM}entry") == []


# What it costs


@pytest.mark.parametrize("tail", ["", "lich-su/", "lich-su/?tu=2026-09-01", "lich-su/atom.xml"])
def test_a_history_is_kept_as_every_public_page_is(client, tail, monkeypatch):
    # While a test's transaction lasts its changes are nobody else's, and so are its pages.
    monkeypatch.setattr(pages, "is_shared", lambda generation: True)
    assert "stored" in client.get(f"{noted(2).get_absolute_url()}{tail}")["Cache-Status"]


def test_a_change_shows_at_once(client):
    procedure = noted(1)
    assert notes(history(client, procedure)) == [pair(1)]
    store(record(1, "Cấp thẻ chim sẻ", note="Ghi chú số 2"))
    assert notes(history(client, procedure)) == [pair(2), pair(1)]


@pytest.mark.parametrize("tail", ["", "lich-su/", "lich-su/atom.xml"])
def test_a_history_asks_the_database_the_same_however_long_it_is(client, tail):
    def asked(count):
        ProcedureChange.objects.all().delete()
        url = f"{noted(count).get_absolute_url()}{tail}"
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    assert asked(7) == asked(40)


# Samples


def sample(*records):
    """Store the records as the demo does."""
    Synchronisation(SAMPLE_SOURCE, OWN, False, [Item(0, one, "") for one in records])()


def test_a_national_record_in_the_place_of_a_sample_is_no_change(client, sync):
    sample(record(1, "Cấp thẻ mẫu"))
    sync([record(1, "Cấp thẻ thật", note="Ghi chú thật")])
    assert not ProcedureChange.objects.exists()
    sync([record(1, "Cấp thẻ thật", note="Ghi chú khác")])
    assert "Ghi chú thật → Ghi chú khác" in history(client, Procedure.objects.get()).get_text()


def test_what_was_logged_of_such_a_swap_before_is_not_told(client, sync):
    sample(record(1, "Cấp thẻ mẫu"))
    sync([record(1, "Cấp thẻ thật")])
    procedure, run = Procedure.objects.get(), SyncRun.objects.order_by("pk").last()
    ProcedureChange.objects.create(
        procedure=procedure, run=run, at=run.started_at, source=run.source, field="name", old="mẫu", new="Cấp thẻ thật"
    )
    assert "mẫu" not in page(client, procedure).select_one("#lich-su").get_text()
    assert "mẫu" not in history(client, procedure).get_text()


def test_what_changed_in_the_sample_is_not_told_of_the_record(client, sync):
    sample(record(1, "Cấp thẻ mẫu"))
    sample(record(1, "Cấp thẻ mẫu hai"))
    procedure = Procedure.objects.get()
    assert "mẫu hai" in history(client, procedure).select_one("article").get_text()
    sync([record(1, "Cấp thẻ thật")])
    assert "Chưa ghi nhận thay đổi nào" in history(client, procedure).get_text()


def test_without_samples_the_first_run_swaps_nothing(client, sync):
    sync([record(1, "Cấp thẻ một")])
    sync([record(1, "Cấp thẻ hai")])
    assert "Cấp thẻ một → Cấp thẻ hai" in history(client, Procedure.objects.get()).get_text()
