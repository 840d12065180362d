"""Procedures with something wrong in them, and who works on it."""

from datetime import date

from django.contrib.auth.models import Group, User

from catalogue.models import Finding, GuideFee, GuideTime
from catalogue.worklist.states import with_asked, with_states
from tests.home.content import record, store

LIST = "/quan-tri/viec-can-lam/"


def channel(**changes):
    """A way of filing: in person, five days, a fee of 0 without a word."""
    fees = [{"type": "FEE", "value": 0, "description": ""}]
    return {
        "submissionMethod": "DIRECT", "processingTime": 5, "processingTimeUnit": "DAY", "description": "", "fees": fees,
    } | changes  # fmt: skip


def fee(value, text=""):
    """Fees of a way of filing: one line."""
    return [{"type": "FEE", "value": value, "description": text}]


def wanting(number=1, name="Cấp thẻ chim sẻ", **changes):
    """A national record whose only finding is a fee of 0 without a word."""
    return record(number, name, **{"executionMethods": [channel()], "cases": []} | changes)


def finding(procedure, rule=None):
    """The finding of a procedure (of this rule), with its state."""
    rows = with_asked(with_states(Finding.objects.filter(procedure=procedure))).select_related("procedure")
    return rows.get(rule=rule) if rule else rows.get()


def own(guide, model=GuideFee, **values):
    """A fact of the province in a published guide, in force since long."""
    values = values or ({"amount": 8000} if model is GuideFee else {"words": "trả trong ngày"})
    dates = {"document_number": "12/2020/NQ-HĐND", "document_on": date(2020, 1, 1), "valid_from": date(2020, 1, 1)}
    return model.objects.create(guide=guide, **dates | values)


def own_time(guide, **values):
    """The same of a time limit."""
    return own(guide, GuideTime, **values)


def user_in(group):
    """A user with a role."""
    user = User.objects.create_user(f"{group} {User.objects.count()}", password="x")
    user.groups.add(Group.objects.get(name=group))
    return user


__all__ = ["LIST", "channel", "fee", "finding", "own", "own_time", "record", "store", "user_in", "wanting"]
