"""The first of the real national records, from end to end."""

import lzma
from itertools import islice

import pytest

from catalogue.models import Procedure
from search.models import SearchDocument

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

COUNT = 400


@pytest.fixture
def real_source(national_file, write_source):
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        return write_source([line.rstrip("\n") for line in islice(stream, COUNT)])


@pytest.mark.slow
def test_real_records_are_stored_without_loss_and_once(real_source, sync, verify):
    first = sync(real_source, scope="all")
    assert (first.code, first.counts) == (0, {"read": COUNT, "created": COUNT})
    assert Procedure.objects.count() == SearchDocument.objects.filter(kind="procedure").count() == COUNT
    account = verify(real_source, scope="all")
    assert account.code == 0, account.text
    assert sync(real_source, scope="all", full=True).counts == {"read": COUNT, "unchanged": COUNT}
