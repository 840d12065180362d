"""Forms of the worklist: what it shows, and each decision with what it needs."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency
from catalogue.models import AgencyRole, FindingState
from catalogue.models.parts import Role
from catalogue.national.findings import RULES
from core.admin.decisions import ReasonedForm
from core.language.text import nfc

_ALL = gettext_lazy("all")
OWN = "cua-toi"
EVERY_STATE = "tat-ca"


class WorklistForm(forms.Form):
    """Which findings the worklist shows; anything odd in the address gives the defaults."""

    tim = forms.CharField(label=gettext_lazy("Code or name of the procedure"), max_length=100, required=False)
    co_quan = forms.ChoiceField(label=gettext_lazy("Agency"), required=False)
    loai = forms.ChoiceField(
        label=gettext_lazy("What to look at"), choices=[("", _ALL), *RULES.items()], required=False
    )
    viec = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[*FindingState.choices, (EVERY_STATE, _ALL)],
        initial=FindingState.OPEN,
        required=False,
    )
    xep = forms.ChoiceField(
        label=gettext_lazy("Order"),
        choices=[("hoi", gettext_lazy("most asked for first")), ("ma", gettext_lazy("by code"))],
        initial="hoi",
        required=False,
    )

    def __init__(self, *args, agencies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["co_quan"].choices = agencies

    @classmethod
    def read(cls, parameters, agencies):
        """The form of an address, bound to values that exist."""
        asked = cls(parameters, agencies=agencies)
        asked.full_clean()
        values = {name: asked.cleaned_data.get(name) or field.initial for name, field in asked.fields.items()}
        form = cls(values, agencies=agencies)
        form.full_clean()
        return form


def agency_choices(has_own):
    """The agencies that carry out a procedure, "mine" first for whoever works for one."""
    carrying = AgencyRole.objects.filter(role=Role.IMPLEMENTING).values("identity__agency")
    agencies = Agency.objects.filter(pk__in=carrying).order_by("name")
    own = [(OWN, _("my agency"))] if has_own else []
    return [("", _ALL), *own, *((str(agency.pk), str(agency)) for agency in agencies)]


class AcceptForm(ReasonedForm):
    """Accepted as it is; a reason is demanded."""

    state = FindingState.ACCEPTED
    heading = gettext_lazy("Accept it as it is")
    button = gettext_lazy("Accept")

    def words(self):
        """What the decision stores."""
        return {"note": self.cleaned_data["reason"]}


class _NotedForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def words(self):
        """What the decision stores."""
        return {"note": nfc(self.cleaned_data["note"]).strip()}


class ReportedForm(_NotedForm):
    """Reported to the ministry: when, and by which letter or channel."""

    state = FindingState.REPORTED
    heading = gettext_lazy("Reported to the ministry")
    button = gettext_lazy("Note the report")
    reported_on = forms.DateField(
        label=gettext_lazy("Day of the letter"), widget=forms.DateInput(attrs={"placeholder": "31/12/2026"})
    )
    letter = forms.CharField(label=gettext_lazy("Number of the letter, or the channel"), max_length=120)
    field_order = ["reported_on", "letter", "note"]

    def clean_reported_on(self):
        if self.cleaned_data["reported_on"] > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["reported_on"]

    def words(self):
        """What the decision stores."""
        own = {"reported_on": self.cleaned_data["reported_on"], "letter": nfc(self.cleaned_data["letter"]).strip()}
        return super().words() | own


class AnsweredForm(_NotedForm):
    """Answered by what the published guide says."""

    state = FindingState.ANSWERED
    heading = gettext_lazy("The guide of the province answers it")
    button = gettext_lazy("It is answered")


class ReopenForm(_NotedForm):
    """To do again."""

    state = FindingState.OPEN
    heading = gettext_lazy("Take it up again")
    button = gettext_lazy("Open again")


DECISIONS = {form.state: form for form in (AcceptForm, ReportedForm, AnsweredForm, ReopenForm)}
