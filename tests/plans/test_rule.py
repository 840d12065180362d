"""The numbers of the status rule: versions are added, never changed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from plans.models import StatusRule
from plans.standing.standings import rule_on

from .conftest import today

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NUMBERS = {"version": "2", "on_track_from": 80, "at_risk_from": 50, "stale_months": 4, "source": "Quyết định"}


def test_a_rule_is_neither_changed_nor_removed():
    rule = StatusRule.objects.get()
    for spoil in (rule.save, rule.delete, StatusRule.objects.all().delete):
        with pytest.raises(ValidationError):
            spoil()


@pytest.mark.parametrize("door", ["edit", "delete"])
def test_the_admin_offers_nobody_to_change_one(admin_client, door):
    address = reverse(f"wagtailsnippets_plans_statusrule:{door}", args=[StatusRule.objects.get().pk])
    assert admin_client.post(address, NUMBERS).status_code == 302
    assert StatusRule.objects.get().version == "1"


def test_a_new_rule_holds_from_its_day_on():
    rule = StatusRule(**NUMBERS, effective_from=today(3))
    rule.full_clean()
    rule.save()
    assert [rule_on(today(days)).version for days in (2, 3)] == ["1", "2"]


@pytest.mark.parametrize(
    ("wrong", "field"), [({"at_risk_from": 80}, "at_risk_from"), ({"effective_from": today(-1)}, "effective_from")]
)
def test_what_would_confuse_or_rewrite_is_refused_on_the_field(wrong, field):
    with pytest.raises(ValidationError) as refused:
        StatusRule(**NUMBERS | {"effective_from": today()} | wrong).full_clean()
    assert list(refused.value.error_dict) == [field]
