"""The form by which a value is handed in."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import ProgressReport, ReportingPeriod
from ..standing.goals import unit_of
from ..standing.phrases import told
from ..wording.values import read_value
from .checks import closed, twin_of, wrong_day

_EVIDENCE = {"source", "source_url", "document"}


class ReportForm(WagtailAdminModelForm):
    """A report on the target of its instance, or the correction of one; what is wrong is said on its field."""

    value = forms.CharField(label=gettext_lazy("Value"), max_length=100)
    source_url = forms.URLField(
        label=gettext_lazy("address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = ProgressReport
        fields = ["period", "value", "as_of", "source", "source_url", "document", "note"]
        widgets = {"source": forms.TextInput, "note": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate()
        target = self.instance.target
        period = self.fields["period"]
        period.queryset = open_periods(target, self.today, self.instance.corrects)
        period.empty_label, period.required = None, True
        period.error_messages["invalid_choice"] = _(
            "This period is locked, not begun, or of another plan. Nothing was handed in. Choose an open period."
        )
        self.fields["value"].help_text = _("In “%(unit)s”, such as 70,5 or 1.234.") % {"unit": unit_of(target)}
        self.fields["as_of"].help_text = _("The day by which the value was reached; it lies within the period.")
        self.fields["source"].help_text = _("Who counted it where; may be left out with a file or an address.")
        if self.instance.corrects_id:
            self.fields["note"].required = True
            self.fields["note"].help_text = _("What was wrong in the report that is corrected. Readers see it.")
            self.fields["note"].error_messages["required"] = _("Say what was wrong in the report that is corrected.")

    def clean_value(self):
        value, problem = read_value(self.cleaned_data["value"], unit_of(self.instance.target))
        if problem:
            raise forms.ValidationError(problem)
        return value

    def clean(self):
        cleaned = super().clean()
        if reason := closed(self.instance.target, self.today):
            raise forms.ValidationError(reason)
        if not any(cleaned.get(name) for name in _EVIDENCE) and not _EVIDENCE & set(self.errors):
            self.add_error("source", _("Name the source, or give its address or a file."))
        return cleaned

    def _post_clean(self):
        """Django fills the instance here: from now on it can be judged as it was typed."""
        super()._post_clean()
        if self.instance.period_id and self.instance.as_of and not self.errors.get("period"):
            if not self.errors.get("as_of") and (problem := wrong_day(self.instance, self.today)):
                self.add_error("as_of", problem)
            if self.twin:
                self.add_error("period", self._twin_words())

    @cached_property
    def twin(self):
        """A report that stands in the way of this one."""
        return twin_of(self.instance)

    def _twin_words(self):
        words = {"report": told(self.twin)}
        if self.twin.approved_at:
            return _("This period has an approved report (%(report)s). Hand in a correction of it instead.") % words
        return _("A report of this period waits for approval already (%(report)s).") % words


def open_periods(target, on, corrected=None):
    """The periods into which may be reported, the newest first; a correction stays in its period."""
    fitting = Q(plan=target.plan_id, locked_at=None, starts_on__lte=on)
    if corrected and corrected.period_id:
        fitting &= Q(pk=corrected.period_id)
    return ReportingPeriod.objects.filter(fitting).order_by("-starts_on")


def first_choice(periods, on, asked=""):
    """The period that is asked for, else the one that ended last, else the running one."""
    periods = list(periods)
    by_key = {str(period.pk): period for period in periods}
    ended = [period for period in periods if period.ends_on < on]
    return by_key.get(asked) or next(iter(ended or periods), None)
