"""The second person: approves a report, or refuses it with a reason."""

from django.core.mail import send_mail
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.admin.decisions import Decision
from core.generation import changed

from ..models import ProgressReport
from ..standing.phrases import told
from .checks import against_approval, take_turn
from .facts import facts_of
from .outcome import outcome
from .rights import is_approver, may_approve
from .views import due_url


class DecideReportView(Decision):
    """Shows a waiting report with what it would change, and takes the decision."""

    page_title = gettext_lazy("Decide about a report")
    header_icon = "tasks"
    template_name = "plans/reporting/decide.html"
    back_label = gettext_lazy("Back to the reports")

    @cached_property
    def report(self):
        near = ("target__plan__agency", "target__agency", "period", "author", "document", "corrects")
        reports = ProgressReport.objects.filter(target__plan__live=True, author__isnull=False)
        return get_object_or_404(reports.select_related(*near), pk=self.kwargs["pk"])

    def is_allowed(self):
        """An own report may be looked at by an approver, not decided."""
        user = self.request.user
        return may_approve(user, self.report) if self.request.method == "POST" else is_approver(user)

    def get(self, request, *args, **kwargs):
        if self._is_decided():
            return self.tell(False, "")
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.report.target)

    def rows(self):
        return facts_of(self.report)

    def back_url(self):
        return due_url(self.report.target.plan_id)

    def get_context_data(self, **kwargs):
        on = timezone.localdate()
        before, after = outcome(self.report, on)
        return super().get_context_data(**kwargs) | {
            "before": before,
            "after": after,
            "is_own": not may_approve(self.request.user, self.report),
            "against": against_approval(self.report, on),
        }

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            take_turn(self.report.target.plan_id)
            if "approve" in request.POST:
                return self._approve()
            return super().post(request, *args, **kwargs)

    def _approve(self):
        if self._is_decided():
            return self.tell(False, "")
        if reason := against_approval(self._stored(), timezone.localdate()):
            messages.error(self.request, reason)
            return redirect(self.request.path)
        is_mine = self._decide(approved_at=timezone.now(), approved_by=self.request.user)
        return self._finish(is_mine, _("The report was approved; it counts from now on."))

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        is_mine = self._decide(refused_at=timezone.now(), refused_by=self.request.user, refusal=reason)
        return self._finish(is_mine, _("The report was refused. Whoever handed it in sees the reason."), reason)

    def _is_decided(self):
        return not ProgressReport.objects.waiting().filter(pk=self.report.pk).exists()

    def _stored(self):
        """The report as it is by now, with its period and what it corrects."""
        return ProgressReport.objects.select_related("target", "period", "corrects").get(pk=self.report.pk)

    def _decide(self, **decision):
        """Store the decision; False when somebody else has decided already."""
        changed()
        return ProgressReport.objects.waiting().filter(pk=self.report.pk).update(**decision) == 1

    def _finish(self, is_mine, done, reason=""):
        if is_mine:
            transaction.on_commit(lambda: tell_author(self.report, reason))
        return self.tell(is_mine, done)


def tell_author(report, reason):
    """A letter to whoever handed the report in: approved, or refused with the reason."""
    if not report.author.email:
        return
    if reason:
        subject, verdict = _("A progress report was refused"), _("Refused: %(reason)s") % {"reason": reason}
    else:
        subject, verdict = _("A progress report was approved"), _("Approved; it counts from now on.")
    send_mail(subject, f"{report.target}\n{told(report)}\n\n{verdict}", None, [report.author.email])
