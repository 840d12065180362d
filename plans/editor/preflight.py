"""What a plan still lacks before it may go public: small named checks, each tied to its field."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.counting.calendar import Calendar
from agencies.models import LegalNumber
from core.approval import Problem
from core.language.text import one_line
from core.prose.walk import figures

from ..models import PlanPage
from ..terms import TAKEN, Operator
from ..wording.document_numbers import check_number

_LEAD = (40, 400)
# A year outside these is a slip of the hand; each month of a period may become a row to report in.
_YEARS = range(1976, 2101)


def problems(plan):
    """Every Problem of a plan as it stands, in the order of the form."""
    return [problem for check in CHECKS for problem in check(plan)]


def number(plan):
    try:
        check_number(plan.number)
    except ValidationError as error:
        yield Problem("number", error.messages[0])
        return
    twins = PlanPage.objects.filter(number__iexact=plan.number, agency=plan.agency_id).exclude(pk=plan.pk)
    if plan.issued_on and plan.agency_id and (twin := twins.filter(issued_on__year=plan.issued_on.year).first()):
        message = _("“%(title)s” of the same agency has this number in the same year.")
        yield Problem("number", message % {"title": twin.title})


def facts(plan):
    for name, message in (
        ("agency", _("Choose the agency that issued the plan.")),
        ("signer", _("Name who signed it, with the office.")),
        ("issued_on", _("Give the day on which it was issued.")),
        ("starts_on", _("Give the day on which the plan's period begins.")),
        ("ends_on", _("Give the day on which the plan's period ends.")),
        ("field", _("Choose a field; the lists and the coverage of compulsory fields depend on it.")),
    ):
        if not getattr(plan, f"{name}_id" if name in ("agency", "field") else name):
            yield Problem(name, message)


def days_in_order(plan):
    if plan.issued_on and plan.issued_on > timezone.localdate():
        yield Problem("issued_on", _("The day of issue is in the future."))
    for name in ("issued_on", "effective_on", "starts_on", "ends_on"):
        day = getattr(plan, name)
        if day and day.year not in _YEARS:
            yield Problem(name, _("The year %(year)s cannot be right. Check the day.") % {"year": day.year})
    if plan.starts_on and plan.ends_on and plan.ends_on <= plan.starts_on:
        yield Problem("ends_on", _("The period ends before it begins."))
    if plan.issued_on and plan.effective_on and plan.effective_on < plan.issued_on:
        yield Problem("effective_on", _("A plan cannot take effect before it is issued."))


def summary(plan):
    length = len(one_line(plan.lead))
    if not _LEAD[0] <= length <= _LEAD[1]:
        yield Problem("lead", _("The summary has %(length)s characters; write %(least)s to %(most)s.") % {
            "length": length, "least": _LEAD[0], "most": _LEAD[1],
        })  # fmt: skip


def phases_in_order(plan):
    if not (plan.starts_on and plan.ends_on):
        return
    rows = sorted(plan.phases.all(), key=lambda row: row.starts_on)
    for before, row in zip(rows, rows[1:], strict=False):
        if row.starts_on <= before.ends_on:
            yield Problem("phases", _("Two phases overlap."))
    if rows and (rows[0].starts_on < plan.starts_on or rows[-1].ends_on > plan.ends_on):
        yield Problem("phases", _("A phase lies outside the plan's period."))


def targets_complete(plan):
    seen = set()
    for target in plan.targets.all():
        for message in _of_target(plan, target):
            yield Problem("targets", f"“{target}”: {message}")
        if (target.wording, target.due_on) in seen:
            yield Problem("targets", _("“%(target)s” stands there twice.") % {"target": target})
        seen.add((target.wording, target.due_on))


def _of_target(plan, target):
    if not target.due_on:
        yield _("give the day on which it is due.")
    elif plan.starts_on and plan.ends_on and not plan.phase_of(target.due_on):
        yield _("it is due outside every phase of the plan.")
    if target.operator != Operator.DONE and (target.low is None or not target.unit):
        yield _("give its value and its unit, or choose “completed”.")
    if target.operator == Operator.RANGE and target.high is None:
        yield _("give both ends of the range.")
    if target.baseline_on and target.due_on and target.baseline_on >= target.due_on:
        yield _("its baseline is not older than its due day.")


def reported_targets_stay(plan):
    """Their unit does not change either: values reported in another would no longer compare."""
    if not plan.pk:
        return
    units = {target.pk: target.unit for target in plan.targets.all()}
    for known in plan.reported_targets():
        if known.pk not in units:
            message = _("The target “%(target)s” has reports, so it stays; its wording and due day stay too.")
            yield Problem("targets", message % {"target": known})
        elif units[known.pk] != known.unit:
            message = _("The unit of “%(target)s” stays “%(unit)s”: there are reports in it.")
            yield Problem("targets", message % {"target": known, "unit": known.unit})


def something_to_read(plan):
    if not plan.body and not plan.signed_file_id:
        yield Problem("signed_file", _("Attach the signed document, or write the text of the plan."))
    for figure in figures(plan.body):
        for problem in figure.problems():
            yield Problem("body", f"{figure.get('label')}: {problem}", blocks=False)


def stays_for_good(plan):
    if plan.expire_at:
        yield Problem(
            "expire_at", _("A published plan stays for good; what ends is its period. Leave the day of expiry empty.")
        )
    if plan.slug in TAKEN:
        yield Problem("slug", _("This address belongs to a page of the portal. Choose another."))


def older_is_older(plan):
    for row in plan.older.all():
        if row.former_id == plan.pk:
            yield Problem("older", _("A plan cannot replace itself."))
        elif plan.issued_on and row.former.issued_on and row.former.issued_on > plan.issued_on:
            yield Problem("older", _("“%(title)s” was issued later than this plan.") % {"title": row.former.title})


def in_time(plan):
    """Told, not blocked: a late publication is still better than none (D1)."""
    rule = plan.issued_on and not plan.live and LegalNumber.on("plan_publication", plan.issued_on)
    if not rule:
        return
    passed = Calendar.load().working_days_between(plan.issued_on, timezone.localdate()).number
    if passed > rule.value:
        message = _("Issued %(passed)s working days ago; the law allows %(allowed)s (%(source)s).")
        yield Problem(
            "issued_on", message % {"passed": passed, "allowed": rule.value, "source": rule.source}, blocks=False
        )


CHECKS = (
    number, facts, days_in_order, summary, phases_in_order, targets_complete, reported_targets_stay,
    something_to_read, stays_for_good, older_is_older, in_time,
)  # fmt: skip
