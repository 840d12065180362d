"""The findings of real records: every one in words, and no screen of the catalogue shows a name of the code."""

import lzma
from itertools import islice

import pytest
from django.core.management import call_command

from catalogue.models import Finding
from catalogue.worklist.rows import rows_of
from catalogue.worklist.states import with_asked, with_states
from tests.catalogue.worklist.test_screens import INTERNAL, internal

pytestmark = [pytest.mark.django_db, pytest.mark.shared, pytest.mark.slow]
COUNT = 400


@pytest.fixture
def real(national_file, write_source, sync):
    """The portal with the first real records."""
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        sync(write_source([line.rstrip("\n") for line in islice(stream, COUNT)]), scope="all")
    call_command("score_agencies", verbosity=0)


def test_real_findings_are_told_in_words_and_no_screen_shows_a_name_of_the_code(real, client):
    rows = rows_of(with_asked(with_states(Finding.objects.all())).select_related("procedure__guide"))
    assert len(rows) > COUNT
    told = {f"{row.title} {row.place} {row.state_label}" for row in rows}
    assert [line for line in told if INTERNAL.search(line)] == []
    assert all(row.sentence and row.place and row.seen for row in rows)
    assert internal(client) == {}
