"""Forms of the report of searches."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language.text import one_line
from search.indexes.current import search
from search.models import QueryTask
from search.text import fold
from search.understanding.query import read_query

from ..models import Procedure
from ..search import KIND
from .report import PERIODS, Lack

_CANDIDATES = 8
_DECISIONS = [choice for choice in QueryTask.State.choices if choice[0] != QueryTask.State.ALIAS]


class ReportForm(forms.Form):
    """Which queries the report shows; anything odd in the address gives the defaults."""

    ngay = forms.TypedChoiceField(
        label=gettext_lazy("Period"),
        coerce=int,
        choices=[(days, format_lazy(gettext_lazy("last {days} days"), days=days)) for days in PERIODS],
        initial=30,
        required=False,
    )
    loai = forms.ChoiceField(label=gettext_lazy("Queries"), choices=Lack.choices, initial=Lack.RESULTS, required=False)
    viec = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("mo", gettext_lazy("to do")), ("xong", gettext_lazy("decided"))],
        initial="mo",
        required=False,
    )

    @classmethod
    def read(cls, parameters):
        """The form of an address, bound to values that exist."""
        asked = cls(parameters)
        asked.full_clean()
        form = cls({name: asked.cleaned_data.get(name) or field.initial for name, field in asked.fields.items()})
        form.full_clean()
        return form


class DecisionForm(forms.Form):
    """What an editor decides about a query besides adding an alias."""

    query = forms.CharField(max_length=100)
    state = forms.ChoiceField(choices=_DECISIONS)
    note = forms.CharField(max_length=500, required=False)


class AliasForm(forms.Form):
    """An alias and the procedure that it shall find, chosen among those that answer the words best."""

    alias = forms.CharField(
        label=gettext_lazy("Other name of the procedure"),
        max_length=120,
        help_text=gettext_lazy("As people say it, with diacritics: the query is kept without."),
    )
    procedure = forms.ModelChoiceField(
        Procedure.objects.filter(withdrawn_on=None, is_internal=False),
        label=gettext_lazy("Procedure"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the procedure that this alias shall find.")},
    )

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = candidates(words)
        choices = [(procedure.pk, str(procedure)) for procedure in self.candidates]
        self.fields["procedure"].widget.choices = choices
        if len(choices) == 1:
            self.initial.setdefault("procedure", choices[0][0])

    def clean_alias(self):
        alias = one_line(self.cleaned_data["alias"])
        if not fold(alias):
            raise forms.ValidationError(_("Write at least one letter or digit."))
        return alias


def candidates(words):
    """The procedures that answer the words, or have the code, best first."""
    entries = search(read_query(words), KIND)[:_CANDIDATES] if fold(words) else []
    ids = [entry.key for entry in entries]
    by_id = {procedure.national_id: procedure for procedure in Procedure.objects.filter(national_id__in=ids)}
    return [by_id[national_id] for national_id in ids if national_id in by_id]
