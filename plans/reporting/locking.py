"""Closing a reporting period, and opening it again: both are written down in its history."""

from django.db import transaction
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import log

from core.admin.decisions import Decision
from core.generation import changed

from ..models import ReportingPeriod
from .checks import short, take_turn
from .due import lacking
from .rights import is_approver, may_unlock
from .views import due_url

LOCKED, UNLOCKED = "plans.lock_period", "plans.unlock_period"


class _PeriodDecision(Decision):
    """A decision about a period; it waits until reports that are being stored for the plan are done."""

    header_icon = "lock"
    back_label = gettext_lazy("Back to the reports")
    is_for_locked = False

    @cached_property
    def period(self):
        periods = ReportingPeriod.objects.filter(plan__live=True).select_related("plan", "locked_by")
        return get_object_or_404(periods, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.period.plan.title}: {self.period}"

    def back_url(self):
        return due_url(self.period.plan_id)

    def get(self, request, *args, **kwargs):
        if self.period.is_locked != self.is_for_locked:
            return self.tell(False, "")
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            take_turn(self.period.plan_id)
            return super().post(request, *args, **kwargs)

    def change(self, action, reason="", **values):
        """Store and log the decision; False, without a change, when somebody else made it first."""
        rows = ReportingPeriod.objects.filter(pk=self.period.pk, locked_at__isnull=not self.is_for_locked)
        is_mine = rows.update(**values) == 1
        if is_mine:
            changed()
            log(instance=self.period, action=action, user=self.request.user, data={"reason": reason})
        return is_mine


class LockView(_PeriodDecision):
    """Nothing is reported into the period any more."""

    page_title = gettext_lazy("Lock a reporting period")
    question = gettext_lazy("Once it is locked nobody reports into it or corrects what was reported in it.")
    button = gettext_lazy("Lock the period")
    form_class = Form

    def is_allowed(self):
        return is_approver(self.request.user)

    def rows(self):
        rows = [(_("Plan"), self.period.plan.title), (_("Reporting period"), self.period)]
        missing = len(lacking(self.period, timezone.localdate()))
        words = ngettext("%(count)s target", "%(count)s targets", missing) % {"count": missing}
        return [*rows, (_("Stays without a report"), words)] if missing else rows

    def form_valid(self, form):
        waiting = self.period.reports.waiting().count()
        if waiting:
            words = ngettext(
                "%(count)s report of this period waits for approval. Decide about it first; nothing was locked.",
                "%(count)s reports of this period wait for approval. Decide about them first; nothing was locked.",
                waiting,
            )
            form.add_error(None, words % {"count": waiting})
            return self.form_invalid(form)
        is_mine = self.change(LOCKED, locked_at=timezone.now(), locked_by=self.request.user)
        return self.tell(is_mine, _("The period is locked."))


class UnlockView(_PeriodDecision):
    """A locked period is opened again, with a reason, by somebody else than who locked it."""

    page_title = gettext_lazy("Open a locked period again")
    button = gettext_lazy("Open the period again")
    is_for_locked = True

    def is_allowed(self):
        return may_unlock(self.request.user, self.period)

    def rows(self):
        period = self.period
        by = period.locked_by.get_full_name() if period.locked_by else "–"
        locked = f"{short(timezone.localdate(period.locked_at))}, {by}"
        return [(_("Plan"), period.plan.title), (_("Reporting period"), period), (_("Locked"), locked)]

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        is_mine = self.change(UNLOCKED, reason, locked_at=None, locked_by=None)
        return self.tell(is_mine, _("The period is open again; reports and corrections can be handed in."))
