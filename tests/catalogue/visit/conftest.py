"""The clock of the tests about planning a visit."""

from datetime import datetime

import pytest
from django.utils import timezone


@pytest.fixture
def at(monkeypatch):
    """at("30/11/2026 09:00"): let it be that moment."""

    def begin(text):
        moment = timezone.make_aware(datetime.strptime(text, "%d/%m/%Y %H:%M"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    begin("30/11/2026 09:00")
    return begin
