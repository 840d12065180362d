"""What happens when a plan goes public, in one place."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from wagtail.admin.utils import get_user_display_name
from wagtail.documents import get_document_model

from agencies.counting.calendar import months_after

from .counted import counted_targets
from .models.progress import ReportingPeriod
from .models.rule import StatusRule
from .models.target import Target
from .models.version import PlanVersion, VersionHold, content_hash, named_in
from .signed import read_signed

_DAY = timedelta(days=1)


def complete(plan, revision):
    """Give a version the row numbers of its targets, and hash and words of its signed file."""
    revision.refresh_from_db(fields=["content"])  # what was just saved holds dates still, not their text
    _keep_rows(plan, revision.content)
    if not PlanVersion.objects.filter(revision=revision).exists():
        file = get_document_model().objects.filter(pk=revision.content.get("signed_file")).first()
        sha256, text = read_signed(file)
        name = file.file.name if file else ""
        revision.content |= {"signed_sha256": sha256, "signed_name": name, "signed_text": text}
    revision.save(update_fields=["content"])


def record_publication(plan, revision, writers, user):
    """Write down who wrote and who approved this version, and open the periods to report in."""
    _keep_rows(plan, revision.content)
    revision.save(update_fields=["content"])
    if PlanVersion.objects.filter(revision=revision).exists():
        return
    last = PlanVersion.objects.filter(plan=plan.pk).aggregate(last=Max("number"))["last"] or 0
    names = get_user_model().objects.filter(pk__in=writers)
    version = PlanVersion.objects.create(
        plan=plan,
        revision=revision,
        number=last + 1,
        content_hash=content_hash(revision),
        written_by=", ".join(get_user_display_name(user) for user in names),
        approved_by=user,
    )
    VersionHold.objects.bulk_create(
        VersionHold(version=version, **{f"{name}_id": pk}) for name, pk in named_in(revision.content)
    )
    open_periods(version.page())
    transaction.on_commit(counted_targets.forget)


def _keep_rows(plan, content):
    keep_rows(content, Target.objects.filter(plan=plan.pk).values_list("pk", "wording", "due_on"))


def keep_rows(content, stored):
    """Give each target in a revision's content the number of the stored row with its wording and due day.

    Wagtail forgets the number of a row that was added to a public page; reports hang on it, so a new version must
    find the rows of the old one. `stored`: (pk, wording, due_on).
    """
    taken = {row["pk"] for row in content["targets"]}
    free = {(wording, due_on.isoformat()): pk for pk, wording, due_on in stored if pk not in taken}
    for row in content["targets"]:
        if row["pk"] is None:
            row["pk"] = free.pop((row["wording"], row["due_on"]), None)


def open_periods(plan):
    """Give a plan the reporting periods that it lacks, by calendar months, up to its last day."""
    last = plan.periods.aggregate(last=Max("ends_on"))["last"]
    days = timedelta(days=StatusRule.on(plan.starts_on).report_days)
    ReportingPeriod.objects.bulk_create(
        ReportingPeriod(plan_id=plan.pk, starts_on=first, ends_on=last, due_on=last + days)
        for first, last in calendar_blocks(last + _DAY if last else plan.starts_on, plan.ends_on, plan.report_months)
    )


def calendar_blocks(first, end, months):
    """(first day, last day) of each month, quarter, half-year or year of the calendar, cut to the given days."""
    while first <= end:
        block = first.replace(month=(first.month - 1) // months * months + 1, day=1)
        last = min(months_after(block, months) - _DAY, end)
        yield first, last
        first = last + _DAY
