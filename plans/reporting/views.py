"""Reports on targets in the admin: what is due, and handing in."""

import re
from urllib.parse import urlencode

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from core.admin.decisions import RightView
from core.language.numerals import grouped

from ..models import PlanPage, ProgressReport, Target
from .checks import closed, correctable, take_turn
from .due import gaps, reporting
from .forms import ReportForm, first_choice, open_periods
from .lists import earlier_reports, my_refused, to_decide
from .rights import Reporter, is_approver, may_report

_PLAN, _PERIOD, _CORRECTS = "ke-hoach", "ky", "sua"
_MOST_PERIODS = 12
_KEY = re.compile(r"[0-9]{1,9}")


class DueView(RightView, TemplateView):
    """The reports that are due, those that wait, and the user's own that were refused."""

    page_title = gettext_lazy("Progress reports")
    header_icon = "tasks"
    template_name = "plans/reporting/due.html"

    def is_allowed(self):
        return self.reporter.is_one or is_approver(self.request.user)

    @cached_property
    def reporter(self):
        return Reporter(self.request.user)

    def get_context_data(self, **kwargs):
        user, on = self.request.user, timezone.localdate()
        plans = list(reporting(on).newest_first())
        chosen = self._chosen()
        narrowed = PlanPage.objects.filter(pk=chosen.pk) if chosen else None
        return super().get_context_data(**kwargs) | {
            "plans": plans,
            "chosen": chosen,
            "found": gaps(self.reporter, on, narrowed),
            "most": _MOST_PERIODS if chosen else 1,
            "waiting": to_decide(user, self.reporter, chosen),
            "refused": my_refused(user, chosen),
            "is_approver": is_approver(user),
            **(self._of_plan(chosen, on) if chosen else {}),
        }

    def _chosen(self):
        """The public plan that is asked for, or None for all."""
        asked = self.request.GET.get(_PLAN, "")
        return PlanPage.objects.live().filter(pk=asked).first() if _KEY.fullmatch(asked) else None

    def _of_plan(self, plan, on):
        """The targets on which the user reports, and the periods that have begun."""
        targets = Target.objects.filter(plan=plan.pk).select_related("plan__agency", "agency")
        begun = plan.periods.filter(starts_on__lte=on).select_related("locked_by").order_by("-starts_on")
        mine = [row for row in targets if self.reporter.may_report(row) and not closed(row, on)]
        return {"targets": mine, "periods": begun}


class ReportView(RightView, FormView):
    """Handing in a report on a target, or the correction of the one that counts."""

    page_title = gettext_lazy("Report on a target")
    header_icon = "edit"
    template_name = "plans/reporting/report.html"
    form_class = ReportForm

    @cached_property
    def target(self):
        known = Target.objects.filter(plan__live=True).select_related("plan__agency", "agency")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    @cached_property
    def corrected(self):
        """The report that is to be corrected, or None."""
        asked = self.request.GET.get(_CORRECTS, "")
        return correctable(self.target).filter(pk=asked).first() if _KEY.fullmatch(asked) else None

    def is_allowed(self):
        return may_report(self.request.user, self.target)

    def dispatch(self, request, *args, **kwargs):
        if _CORRECTS in request.GET and self.is_allowed() and not self.corrected:
            messages.error(request, _("Only a report that was approved and not corrected yet can be corrected."))
            return redirect(request.path)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.target)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            take_turn(self.target.plan_id)
            return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        blank = ProgressReport(target=self.target, author=self.request.user, corrects=self.corrected)
        return super().get_form_kwargs() | {"instance": blank, "for_user": self.request.user}

    def get_initial(self):
        on = timezone.localdate()
        known = self.corrected
        period = first_choice(open_periods(self.target, on, known), on, self.request.GET.get(_PERIOD, ""))
        if known:
            copied = {name: getattr(known, name) for name in ("as_of", "source", "source_url", "document")}
            return copied | {"period": period, "value": grouped(known.value), "note": ""}
        return {"period": period, "as_of": min(period.ends_on, on) if period else None}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "target": self.target,
            "corrected": self.corrected,
            "closed": closed(self.target, timezone.localdate()),
            "earlier": earlier_reports(self.target),
            "back_url": due_url(self.target.plan_id),
        }

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("The report was handed in. Somebody else decides about it; then it counts."))
        return redirect(due_url(self.target.plan_id))


def due_url(plan_pk):
    """The address of what is due of a plan."""
    return f"{reverse('plans_reports')}?{urlencode({_PLAN: plan_pk})}"
