"""The report of searches: what it lists, what is decided there, and an alias in one step."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import TaskState

from catalogue.models import ProcedureGuide
from catalogue.search_report.aliases import Result, add_alias
from catalogue.search_report.report import Lack, decide, open_queries, summary
from search.indexes.current import search
from search.models import QueryTask, SearchedQuery
from search.understanding.query import read_query
from tests.home.content import publish_guide, record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

REPORT = "/quan-tri/bao-cao/tim-kiem/"
DECIDE = REPORT + "quyet-dinh/"
ALIAS = REPORT + "ten-goi/"


def searched(query, searches=1, hits=0, clicks=0, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    return SearchedQuery.objects.create(day=day, query=query, searches=searches, hits=hits, clicks=clicks)


def user_in(group, *rights):
    user = User.objects.create_user(f"{group} {User.objects.count()}", password="x")
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    return user


@pytest.fixture
def editor(client):
    """A client signed in as an editor, who may write guides and not publish them."""
    client.user = user_in("Biên tập viên")
    client.force_login(client.user)
    return client


@pytest.fixture
def chief(client):
    """A client signed in as the chief editor, who may publish."""
    client.force_login(user_in("Trưởng ban"))
    return client


@pytest.fixture
def bird():
    """A procedure without a guide."""
    return store(record(1, "Cấp thẻ chim sẻ"))[0]


def queries(days=30, lack=Lack.RESULTS):
    return [row["query"] for row in open_queries(days, lack)]


def found(words):
    return [entry.codes[0] for entry in search(read_query(words), "procedure")]


# What the report lists


def test_queries_without_results_come_most_searched_first():
    searched("chim", 2)
    searched("ca", 1)
    searched("ca", 4, days_ago=3)
    searched("co", 9, hits=1, clicks=1)
    assert queries() == ["ca", "chim"]


def test_the_last_search_decides_whether_a_query_finds_something():
    searched("chim", 5, hits=0, days_ago=2)
    searched("chim", 1, hits=3)
    searched("ca", 5, hits=3, days_ago=2)
    searched("ca", 1, hits=0)
    assert queries() == ["ca"]


def test_queries_that_nobody_followed_count_from_three_searches():
    searched("it", 2, hits=4)
    searched("chim", 2, hits=4)
    searched("chim", 1, hits=4, days_ago=1)
    searched("ca", 9, hits=4, clicks=1)
    assert queries(lack=Lack.CLICKS) == ["chim"]


def test_a_click_without_a_search_in_the_period_is_no_query():
    searched("chim", 0, clicks=1)
    assert queries() == queries(lack=Lack.CLICKS) == []


@pytest.mark.parametrize(("days", "expected"), [(7, []), (30, ["chim"]), (90, ["chim", "ca"])])
def test_the_period_ends_today(days, expected):
    searched("chim", 2, days_ago=7)
    searched("ca", 1, days_ago=89)
    searched("co", 1, days_ago=90)
    assert queries(days) == expected


def test_the_summary_says_what_share_found_nothing_and_what_share_was_followed():
    searched("chim", 6, hits=0)
    searched("ca", 2, hits=3, clicks=7)
    line = summary(30)
    assert (line["searches"], line["without"], line["opened"]) == (8, 75, 25)
    assert (line["until"] - line["since"]).days == 29


def test_a_summary_of_nothing_has_no_shares():
    assert (summary(7)["searches"], summary(7)["without"]) == (0, None)


def test_the_page_shows_them_in_a_constant_number_of_queries(editor, django_assert_max_num_queries):
    searched("chim xanh", 7)
    assert "chim xanh" in editor.get(REPORT).content.decode()
    for number in range(60):
        searched(f"ca {number}", 3)
    with django_assert_max_num_queries(25):
        page = editor.get(REPORT)
    assert len(page.context["object_list"]) == 50
    assert len(editor.get(REPORT, {"p": 2}).context["object_list"]) == 11


@pytest.mark.parametrize("odd", [{"ngay": "abc"}, {"ngay": "9999"}, {"loai": "x", "viec": "'"}, {"ngay": ""}])
def test_an_odd_address_gives_the_usual_report(editor, odd):
    searched("chim xanh")
    assert "chim xanh" in editor.get(REPORT, odd).content.decode()


def test_the_export_holds_the_whole_list_and_no_formula(editor):
    for number in range(60):
        searched(f"ca {number}", 3)
    SearchedQuery.objects.create(day=timezone.localdate(), query="=chim", searches=1)
    data = b"".join(editor.get(REPORT, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert len(rows) == 62
    assert rows[-1][:4] == ["'=chim", "1", "0", "0"]


# Decisions


@pytest.mark.parametrize("state", ["page", "not_ours"])
def test_a_decision_takes_the_query_off_the_tasks_and_can_be_taken_back(editor, state):
    searched("chim")
    back = REPORT + "?ngay=7"
    answer = editor.post(DECIDE, {"query": "chim", "state": state, "note": "viết sau", "next": back})
    assert answer["Location"] == back
    task = QueryTask.objects.get()
    assert (task.state, task.note, task.decided_by) == (state, "viết sau", editor.user)
    assert queries() == []
    decided = editor.get(REPORT, {"viec": "xong"}).content.decode()
    assert "viết sau" in decided
    editor.post(DECIDE, {"query": "chim", "state": "open"})
    assert queries() == ["chim"]


@pytest.mark.parametrize(
    "fields",
    [
        {"query": "chim", "state": "alias"},
        {"query": "chim", "state": "x"},
        {"query": "never searched", "state": "page"},
        {"state": "page"},
        {"query": "chim", "state": "page", "note": "x" * 501},
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(editor, fields):
    searched("chim")
    assert editor.post(DECIDE, fields).status_code == 404
    assert not QueryTask.objects.exists()


def test_a_decision_never_leads_to_another_site(editor):
    searched("chim")
    answer = editor.post(DECIDE, {"query": "chim", "state": "page", "next": "https://elsewhere.example/"})
    assert answer["Location"] == REPORT


def test_decisions_are_posted(editor):
    assert editor.get(DECIDE).status_code == 405


# An alias in one step


def approve(user):
    """The one guide that awaits approval is approved by this user."""
    state = TaskState.objects.get(status="in_progress")
    state.task.specific.on_action(state, user, "approve")


def test_even_the_chiefs_alias_awaits_somebody_else_and_search_finds_it_then(chief, bird):
    searched("the tham chim")
    page = chief.post(f"{ALIAS}?q=the+tham+chim", {"alias": "giấy thăm lông vũ", "procedure": bird.pk}, follow=True)
    assert found("lông vũ") == []
    approve(user_in("Trưởng ban"))
    assert found("lông vũ") == ["9300001"]
    guide = ProcedureGuide.objects.get(procedure=bird)
    assert (guide.live, guide.alias_list) == (True, ["giấy thăm lông vũ"])
    assert f"/edit/{guide.pk}/" in page.content.decode()
    task = QueryTask.objects.get(query="the tham chim")
    assert task.state == "alias"
    assert queries() == []


def test_an_editors_alias_awaits_approval_and_is_found_once_approved(editor, bird):
    searched("chim")
    assert editor.post(f"{ALIAS}?q=chim", {"alias": "lông vũ", "procedure": bird.pk}).status_code == 302
    guide = ProcedureGuide.objects.get(procedure=bird)
    assert not guide.live
    assert guide.workflow_in_progress
    assert found("lông vũ") == []
    approve(user_in("Trưởng ban"))
    assert found("lông vũ") == ["9300001"]


def test_a_published_guide_keeps_its_words(bird):
    publish_guide(bird, title="Xin thẻ thăm chim", aliases="ngắm chim")
    outcome = add_alias(bird, "lông vũ", user_in("Trưởng ban"))
    assert outcome.result == Result.SUBMITTED
    approve(user_in("Trưởng ban"))
    guide = ProcedureGuide.objects.get()
    assert (guide.title, guide.alias_list) == ("Xin thẻ thăm chim", ["ngắm chim", "lông vũ"])


def test_a_colleagues_unfinished_words_are_not_published_along(bird):
    guide = publish_guide(bird, title="Xin thẻ thăm chim")
    guide.title = "Chưa viết xong"
    guide.save_revision()
    outcome = add_alias(bird, "lông vũ", user_in("Trưởng ban"))
    assert outcome.result == Result.DRAFT
    guide = ProcedureGuide.objects.get()
    assert guide.title == "Xin thẻ thăm chim"
    draft = guide.get_latest_revision_as_object()
    assert (draft.title, draft.alias_list) == ("Chưa viết xong", ["lông vũ"])


def test_a_guide_that_was_taken_off_stays_off(bird):
    publish_guide(bird, title="Xin thẻ thăm chim").unpublish()
    assert add_alias(bird, "lông vũ", user_in("Trưởng ban")).result == Result.DRAFT
    assert not ProcedureGuide.objects.get().live


def test_an_alias_that_is_there_already_is_not_added_twice(bird):
    publish_guide(bird, aliases="Lông vũ")
    assert add_alias(bird, "long VU", user_in("Trưởng ban")).result == Result.KNOWN
    assert ProcedureGuide.objects.get().alias_list == ["Lông vũ"]


def test_a_second_alias_of_an_editor_meets_the_lock_of_the_approval(editor, bird):
    searched("chim")
    for alias, status in (("lông vũ", 302), ("cánh chim", 200)):
        answer = editor.post(f"{ALIAS}?q=chim", {"alias": alias, "procedure": bird.pk})
        assert answer.status_code == status
    assert answer.context["form"].non_field_errors()
    assert ProcedureGuide.objects.get().get_latest_revision_as_object().alias_list == ["lông vũ"]


def test_aliases_beyond_the_guides_room_are_refused(bird):
    publish_guide(bird, aliases="\n".join(f"chim {number:090}" for number in range(20)))
    with pytest.raises(ValidationError):
        add_alias(bird, "x" * 120, user_in("Trưởng ban"))


def test_the_page_offers_procedures_for_the_query_or_for_other_words(editor):
    sparrow, swallow = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Gia hạn giấy cá chép"))
    searched("chim se")
    offered = editor.get(ALIAS, {"q": "chim se"}).context["form"]
    assert offered.candidates == [sparrow]
    assert offered.initial["alias"] == "chim se"
    assert editor.get(ALIAS, {"q": "chim se", "tim": "9.300002"}).context["form"].candidates == [swallow]
    assert editor.get(ALIAS, {"q": "chim se", "tim": "cá chép"}).context["form"].candidates == [swallow]
    assert editor.get(ALIAS, {"q": "chim se", "tim": "???"}).context["form"].candidates == []


@pytest.mark.parametrize(
    "fields", [{"alias": "lông vũ"}, {"alias": "?!"}, {"alias": "a", "procedure": 0}, {"alias": "x" * 121}]
)
def test_an_incomplete_form_says_so_and_adds_nothing(chief, bird, fields):
    searched("chim")
    page = chief.post(f"{ALIAS}?q=chim", {"procedure": bird.pk} | fields if "?!" in fields["alias"] else fields)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not ProcedureGuide.objects.exists()
    assert not QueryTask.objects.exists()


def test_an_alias_belongs_to_a_query_that_was_searched(chief, bird):
    assert chief.get(ALIAS, {"q": "never searched"}).status_code == 404
    chief.post(f"{ALIAS}?q=never", {"alias": "lông vũ", "procedure": bird.pk})
    assert not ProcedureGuide.objects.exists()


# Rights


def refused(answer):
    """Whether Wagtail sent the user away: to the login, or home with a word on rights."""
    return answer.status_code == 302 and answer["Location"] != REPORT


@pytest.mark.parametrize("rights", [(), ("access_admin",), ("access_admin", "change_procedureguide", "add_synonym")])
def test_without_the_right_nothing_is_shown_and_nothing_done(client, bird, rights):
    searched("chim")
    client.force_login(user_in("", *rights))
    assert refused(client.get(REPORT))
    assert refused(client.get(REPORT, {"export": "csv"}))
    assert refused(client.post(DECIDE, {"query": "chim", "state": "page"}))
    assert refused(client.post(f"{ALIAS}?q=chim", {"alias": "a", "procedure": bird.pk}))
    assert not QueryTask.objects.exists()
    assert not ProcedureGuide.objects.exists()


def test_deciding_alone_does_not_write_guides(client, bird):
    searched("chim")
    client.force_login(user_in("", "access_admin", "change_querytask"))
    assert ALIAS not in client.get(REPORT).content.decode()
    assert refused(client.post(f"{ALIAS}?q=chim", {"alias": "a", "procedure": bird.pk}))
    assert client.post(DECIDE, {"query": "chim", "state": "page"}).status_code == 302
    assert QueryTask.objects.exists()


def test_whoever_may_only_change_guides_makes_no_new_one(client, bird):
    searched("chim")
    client.force_login(user_in("", "access_admin", "change_querytask", "change_procedureguide"))
    assert refused(client.post(f"{ALIAS}?q=chim", {"alias": "a", "procedure": bird.pk}))
    assert not ProcedureGuide.objects.exists()


def test_nobody_reaches_it_without_signing_in(client):
    for path in (REPORT, DECIDE, ALIAS):
        assert "/login/" in client.post(path)["Location"]


def test_decisions_outlive_whoever_made_them():
    user = user_in("")
    decide("chim", QueryTask.State.PAGE, user)
    user.delete()
    assert QueryTask.objects.get().decided_by is None
