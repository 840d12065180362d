"""The top tasks: pins first, then what readers asked for in the last month, then where life events begin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import ProcedureViews
from catalogue.tasks import MOST, top_tasks
from home.models import HomePage, PinnedTask
from search.models import SearchedQuery
from tests.home.content import publish_guide, record, store

from .events.content import event, guide, step

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def birds():
    """Twelve procedures."""
    return store(*(record(number, f"Việc thứ {number} của chim") for number in range(1, 13)))


def read(procedure, views, days_ago=1):
    day = timezone.localdate() - timedelta(days=days_ago)
    ProcedureViews.objects.create(procedure=procedure, day=day, views=views)


def titles(pins=()):
    return [task["title"] for task in top_tasks(pins)]


def test_the_most_read_come_first(birds):
    read(birds[2], 5)
    read(birds[0], 9)
    assert titles() == ["Việc thứ 1 của chim", "Việc thứ 3 của chim"]


def test_searches_and_opened_results_count_for_what_they_find_first(birds):
    read(birds[0], 9)
    publish_guide(birds[4], title="Bắt chim sâu", aliases="chim sâu")
    day = timezone.localdate() - timedelta(days=2)
    SearchedQuery.objects.create(day=day, query="bắt chim sâu", searches=8, hits=3, clicks=4)
    assert titles() == ["Bắt chim sâu", "Việc thứ 1 của chim"]


@pytest.mark.parametrize("days_ago", [0, 31])
def test_today_and_what_is_long_ago_do_not_count(birds, days_ago):
    read(birds[0], 9, days_ago)
    assert titles() == []


def test_pins_come_before_what_was_asked_for_under_their_short_names(birds):
    read(birds[0], 9)
    pins = [(birds[6].code, "Chim bay"), (birds[0].code, "")]
    assert titles(pins) == ["Chim bay", "Việc thứ 1 của chim"]


def test_what_was_withdrawn_is_no_task(birds):
    read(birds[0], 9)
    read(birds[1], 3)
    store(record(2, "Việc thứ 2 của chim"), full=True)
    assert titles([(birds[4].code, "Ghim")]) == ["Việc thứ 2 của chim"]


def test_without_any_use_life_events_tell_where_one_begins(birds):
    guide(
        event(), step("Nếu cần", birds[0].code, is_optional=True), step("Tổ", birds[1].code), step("Ổ", birds[2].code)
    )
    guide(event("ban-chim", "Bán chim", kind="CORPORATE"), step("Bán", birds[3].code))
    assert titles() == ["Tổ", "Bán", "Ổ"]


def test_there_are_ten_at_most(birds):
    for number, procedure in enumerate(birds):
        read(procedure, number + 1)
    assert len(titles()) == MOST == 10


def test_editors_pin_tasks_on_the_front_page(client, birds):
    page = HomePage.objects.get()
    page.pinned_tasks = [PinnedTask(procedure=birds[7], label="Chim hót")]
    page.save_revision().publish()
    shown = client.get("/").content.decode()
    assert "Chim hót" in shown
    assert f'href="{birds[7].get_absolute_url()}"' in shown


def test_the_form_of_the_front_page_has_a_place_for_pins(admin_client):
    form = admin_client.get(f"/quan-tri/pages/{HomePage.objects.get().pk}/edit/").content.decode()
    assert 'name="pinned_tasks-TOTAL_FORMS"' in form
