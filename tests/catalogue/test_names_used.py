"""Names that people use for a procedure, as the report of searches proposes them: above a threshold, until decided."""

import pytest
from django.urls import reverse

from catalogue.search_report.names import names_used
from catalogue.search_report.report import Lack, decide, open_queries
from search.documents import remove_documents
from search.models import QueryTask
from tests.catalogue.test_search_report import editor, user_in
from tests.home.content import publish_guide, record, store
from tests.search.learning.content import opened, searched

__all__ = ["editor"]
pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
REPORT = "/quan-tri/bao-cao/tim-kiem/"


@pytest.fixture
def birds():
    """Two procedures; the first has an alias."""
    found = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp phép vườn cò"))
    publish_guide(found[0], aliases="giấy chim nhỏ")
    return found


def used():
    return {query: procedure.code for query, procedure in names_used().items()}


def test_a_query_whose_most_opened_procedure_lacks_its_words_is_proposed(birds):
    sparrow, heron = birds
    opened("the long vu", sparrow.national_id, clicks=9)
    opened("the long vu", heron.national_id, clicks=5)
    opened("giay chim", sparrow.national_id)
    opened("the chim nho o dau", sparrow.national_id)
    assert used() == {"the long vu": "9.300001"}


def test_below_the_threshold_nothing_is_proposed(birds):
    opened("the long vu", birds[0].national_id, clicks=50, days=2)
    opened("long vu", birds[0].national_id, clicks=1, days=4)
    assert used() == {}


def test_codes_and_procedures_that_are_gone_are_not_proposed(birds):
    opened("9.300002", birds[0].national_id)
    opened("long vu", birds[1].national_id)
    remove_documents("procedure", [birds[1].national_id])
    assert used() == {}


def test_what_was_decided_is_proposed_no_more(birds):
    opened("long vu", birds[0].national_id)
    searched("long vu", first=0)
    assert [row["query"] for row in open_queries(30, Lack.NAMES)] == ["long vu"]
    decide("long vu", QueryTask.State.PAGE, user_in(""))
    assert not open_queries(30, Lack.NAMES)


def test_one_button_leads_to_the_alias_of_that_procedure(editor, birds):
    sparrow = birds[0]
    opened("long vu", sparrow.national_id)
    searched("long vu", first=0)
    page = editor.get(REPORT, {"loai": "names"}).content.decode()
    assert sparrow.get_absolute_url() in page
    button = f"{reverse('search_alias')}?q=long%20vu&amp;tim=9.300001"
    assert button in page
    form = editor.get(button.replace("&amp;", "&")).context["form"]
    assert (form.initial["alias"], form.initial["procedure"], form.candidates) == ("long vu", sparrow.pk, [sparrow])


def test_the_list_takes_a_constant_number_of_queries(editor, birds, django_assert_max_num_queries):
    for number in range(30):
        opened(f"long vu {number}", birds[0].national_id)
        searched(f"long vu {number}", first=0)
    with django_assert_max_num_queries(30):
        page = editor.get(REPORT, {"loai": "names"})
    assert len(page.context["object_list"]) == 30


def test_without_the_right_nothing_is_shown(client, birds):
    opened("long vu", birds[0].national_id)
    searched("long vu", first=0)
    client.force_login(user_in("", "access_admin", "change_procedureguide"))
    answer = client.get(REPORT, {"loai": "names"})
    assert answer.status_code == 302
    client.force_login(user_in("", "access_admin", "change_querytask"))
    assert "tim=9.300001" not in client.get(REPORT, {"loai": "names"}).content.decode()
