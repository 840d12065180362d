"""The worklist on the screen: what it lists and in which order, in a constant number of queries, to take along."""

import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from agencies.models import Agency
from catalogue.models import Finding, FindingState, Procedure, ProcedureViews, SyncRun
from catalogue.worklist.decisions import decide
from tests.catalogue.worklist.content import LIST, channel, fee, finding, own, store, user_in, wanting
from tests.home.content import publish_guide

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
# No name of the code, no path of the record, no value in capitals, no hour of Greenwich.
INTERNAL = re.compile(
    r"\bUTC\b|\+00:00|\b(?:channels|executionMethods|executionCases|cases)\b[\[.]"
    r"|\b[a-z]+_(?:[a-z]+_)*[a-z]+\b|\b[A-Z]{2,}_[A-Z_]+\b|\b(?:ACTIVE|UPDATED|PUBLISHED|SPECIFIC|STANDARD|DIRECT)\b"
)
_UNSEEN = re.compile(r"(?s)<(script|style|template|svg)\b.*?</\1>|<!--.*?-->")


def seen(page):
    """The words of a screen, those read aloud too."""
    html = _UNSEEN.sub(" ", page.content.decode())
    spoken = re.findall(r'(?:title|aria-label|placeholder|alt)="([^"]*)"', html)
    return unescape(" ".join([re.sub(r"<[^>]+>", " ", html), *spoken]))


@pytest.fixture
def editor(client):
    """A client signed in as an editor, who may change guides."""
    client.user = user_in("Biên tập viên")
    client.force_login(client.user)
    return client


def codes(client, address=""):
    """The codes on a page of the list, in order."""
    return [row.finding.procedure.code for row in client.get(LIST + address).context["object_list"]]


def test_what_people_ask_for_most_comes_first(editor):
    seldom, often, never = store(wanting(1), wanting(2, "Cấp thẻ cá"), wanting(3, "Cấp thẻ cò"))
    for procedure, views in ((seldom, 2), (often, 9)):
        ProcedureViews.objects.create(procedure=procedure, day=timezone.localdate(), views=views)
    assert codes(editor) == [often.code, seldom.code, never.code]
    assert codes(editor, "?xep=ma") == [seldom.code, often.code, never.code]


def test_the_list_is_narrowed_by_rule_state_words_and_agency(editor):
    first, second = store(
        wanting(1), wanting(2, "CẤP THẺ CÁ", executionMethods=[channel(fees=fee(20_000, "20.000 đồng"))])
    )
    assert codes(editor, "?loai=name_capitals") == [second.code]
    assert codes(editor, "?tim=chim") == [first.code]
    assert codes(editor, "?viec=accepted") == []
    decide(finding(first), FindingState.ACCEPTED, editor.user, note="Đúng")
    assert (codes(editor), codes(editor, "?viec=accepted")) == ([second.code], [first.code])
    assert sorted(codes(editor, "?viec=tat-ca")) == [first.code, second.code]
    agency = Agency.objects.get(identities__roles__procedure=first, identities__roles__role="implementing")
    assert codes(editor, f"?co_quan={agency.pk}") == [second.code]


@pytest.mark.parametrize(
    "odd", ["?co_quan=x", "?loai=gone&viec=x&xep=y", "?p=99999", "?tim=" + "x" * 500, "?co_quan=cua-toi"]
)
def test_an_odd_address_shows_something(editor, odd):
    store(wanting())
    assert editor.get(LIST + odd).status_code in {200, 404}


def test_an_editor_of_an_agency_finds_their_own(client):
    (procedure,) = store(wanting())
    agency = Agency.objects.get(identities__roles__procedure=procedure, identities__roles__role="implementing")
    agency.editors = Group.objects.create(name="Ban quản lý")
    agency.save()
    user = user_in("Biên tập viên cơ quan")
    client.force_login(user)
    assert "cua-toi" not in dict(client.get(LIST).context["form"].fields["co_quan"].choices)
    user.groups.add(agency.editors)
    other = wanting(2, "Cấp thẻ cá", departmentsExecuting=[], departmentExecutingIds=[])
    store(other)
    assert codes(client, "?co_quan=cua-toi") == [procedure.code]
    assert "9.300002" in codes(client)


def test_a_row_says_what_citizens_see_now(editor):
    (procedure,) = store(wanting())
    (row,) = editor.get(LIST).context["object_list"]
    assert row.seen == "Chưa có thông tin"
    guide = publish_guide(procedure)
    own(guide)
    guide.save_revision().publish()
    (row,) = editor.get(LIST + "?viec=answered").context["object_list"]
    assert row.seen == "8.000 đồng (do tỉnh quy định)"


def queries(client, address):
    client.get(LIST + address)
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST + address)
    return len(asked)


@pytest.mark.parametrize("address", ["?viec=tat-ca", "?export=csv"])
def test_more_findings_need_no_more_queries(editor, address):
    store(wanting(1))
    few = queries(editor, address)
    store(*(wanting(number, f"Cấp thẻ số {number}") for number in range(2, 22)))
    for procedure in Procedure.objects.all()[:5]:
        publish_guide(procedure, title=f"Xin thẻ {procedure.pk}")
    assert queries(editor, address) <= few


def test_the_list_goes_out_as_a_workbook_and_as_csv(editor):
    store(wanting(1, "=1+1 thẻ"), wanting(2, "Cấp thẻ cá"))
    lines = editor.get(LIST + "?export=csv&xep=ma").content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].startswith("9.300001,'=1+1 thẻ,")) == (3, True)
    sheet = load_workbook(io.BytesIO(editor.get(LIST + "?export=xlsx").content)).active
    assert (sheet.max_row, sheet.cell(2, 7).value) == (3, 0)


def test_a_guide_is_begun_for_the_procedure_of_the_finding(editor):
    (procedure,) = store(wanting())
    page = editor.get(f"{LIST}{finding(procedure).pk}/")
    form = editor.get(page.context["guide_url"]).context["form"]
    assert form["procedure"].value() == str(procedure.pk)
    guide = publish_guide(procedure)
    page = editor.get(f"{LIST}{finding(procedure).pk}/")
    assert page.context["guide_url"].endswith(f"/edit/{guide.pk}/")


def test_one_goes_back_to_where_one_came_from_and_nowhere_else(editor):
    (procedure,) = store(wanting())
    address = f"{LIST}{finding(procedure).pk}/"
    words = {"state": "accepted", "accepted-reason": "Đúng"}
    assert editor.post(address, words | {"next": LIST + "?p=1"}).url == LIST + "?p=1"
    assert editor.post(address, words | {"next": "https://chim.example/"}).url == LIST


def test_a_finding_that_a_sync_wrote_anew_has_another_address(editor):
    (procedure,) = store(wanting())
    old = finding(procedure).pk
    store(wanting(note="Khác"))
    assert editor.get(f"{LIST}{old}/").status_code == 404


def screens():
    """Every screen of the catalogue that shows what a sync wrote."""
    yield from (LIST, LIST + "?viec=tat-ca&p=2", LIST + "diem/", reverse("search_report"))
    for name in ("procedure", "syncrun", "procedureguide", "areagroup", "subjectarea", "lifeevent"):
        yield reverse(f"wagtailsnippets_catalogue_{name}:list")
    for run in SyncRun.objects.all():
        yield reverse("wagtailsnippets_catalogue_syncrun:inspect", args=[run.pk])
    for rule in Finding.objects.order_by("rule").values_list("rule", flat=True).distinct():
        first = Finding.objects.filter(rule=rule).first()
        yield f"{LIST}?viec=tat-ca&loai={rule}"
        yield f"{LIST}{first.pk}/"
        yield reverse("wagtailsnippets_catalogue_procedure:inspect", args=[first.procedure_id])


def internal(client):
    """{address: names of the code} of the screens that show any, to the head of the editors, who sees them all."""
    client.force_login(user_in("Trưởng ban"))
    found = {}
    for address in screens():
        page = client.get(address)
        assert page.status_code == 200, address
        if names := set(INTERNAL.findall(seen(page))):
            found[address] = names
    return found


def test_no_screen_shows_a_name_of_the_code_or_an_hour_of_greenwich(client):
    ways = [
        channel(fees=fee(20, "20.000 đồng"), description="Trong 15 ngày làm việc"),
        channel(processingTimeUnit="OTHER"),
    ]
    store(wanting(1), wanting(2, "CẤP THẺ CÁ", executionMethods=ways, birdKind="x", isFullProcess=True))
    store(wanting(1, executionMethods=[channel(fees=fee(20, "20.000 đồng"))], isWard=False))
    SyncRun.objects.update(refused=[["internal", "9.1", "Cấp thẻ"], ["malformed", "2", "x"]])
    call_command("score_agencies", verbosity=0)
    assert internal(client) == {}


def test_moments_are_those_of_the_province(editor, monkeypatch):
    store(wanting())
    late = timezone.now().replace(hour=20, minute=5)
    SyncRun.objects.update(started_at=late, finished_at=None)
    local = timezone.localtime(late)
    assert local.date() == late.date() + timedelta(days=1)
    page = seen(editor.get(reverse("wagtailsnippets_catalogue_syncrun:list")))
    assert f"{local:%d/%m/%Y} 03:05" in page
