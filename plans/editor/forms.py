"""The editor of a plan: what can never be right is refused even of a draft."""

from datetime import date

from django.utils.translation import gettext as _

from core.approval import StrictPageForm


class PlanForm(StrictPageForm):
    """Refuses phases that overlap and the removal of targets on which reports hang."""

    def clean(self):
        cleaned = super().clean()
        if "phases" in self.formsets:
            self._phases_follow()
        if "targets" in self.formsets:
            self._reported_targets_stay()
        return cleaned

    def _phases_follow(self):
        rows = [form for form in self._valid("phases") if form.cleaned_data.get("starts_on")]
        rows.sort(key=lambda form: form.cleaned_data["starts_on"])
        for before, row in zip(rows, rows[1:], strict=False):
            if row.cleaned_data["starts_on"] <= (before.cleaned_data.get("ends_on") or date.min):
                row.add_error("starts_on", _("This phase overlaps with the one before it."))
                self.add_error(None, _("Two phases overlap."))

    def _reported_targets_stay(self):
        for form in self.formsets["targets"].deleted_forms:
            if form.instance.pk and form.instance.reports.exists():
                message = _(
                    "The target “%(target)s” has reports, so it stays. "
                    "If it no longer applies, give the day and the reason."
                )
                self.add_error(None, message % {"target": form.instance})

    def _valid(self, name):
        formset = self.formsets[name]
        return [form for form in formset.forms if form.is_valid() and form not in formset.deleted_forms]
