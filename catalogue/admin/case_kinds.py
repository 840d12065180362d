"""Where editors say what kind a case is: a choice among the headings of the guide's own procedure."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel

from catalogue.dossier.sorting import sorted_dossier
from catalogue.models import Procedure
from core.language.text import one_line
from search.text import fold

_LABEL_LENGTH = 110


class CaseCorrectionForm(WagtailAdminModelForm):
    """One correction; `headings` is {folded name: (name, label)} of the cases of the procedure."""

    case_name = forms.ChoiceField(label=gettext_lazy("heading of the papers"))

    def __init__(self, *args, headings=None, **kwargs):
        super().__init__(*args, **kwargs)
        headings, stored = dict(headings or {}), self.instance.case_name
        if stored and fold(stored) not in headings:
            words = _("%(name)s (no longer in the national record)") % {"name": _short(stored)}
            headings[fold(stored)] = (stored, words)
        if stored:
            # The nation may have set a mark or a capital otherwise: it is the same heading.
            self.initial["case_name"] = headings[fold(stored)][0]
        self.fields["case_name"].choices = [("", "---------"), *headings.values()]


class CaseCorrectionFormSet(BaseChildFormSet):
    """The corrections of one guide, one for each heading."""

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"headings": self.headings}

    @cached_property
    def headings(self):
        """{folded name: (name, label)} of the cases of the guide's procedure, with what the rules make of them."""
        found = Procedure.objects.filter(pk=self.instance.procedure_id).prefetch_related("cases__documents").first()
        cases = sorted_dossier(found) if found else []
        return {fold(case.name): _heading(case) for case in reversed(cases) if case.name}

    def clean(self):
        """Refuse two kinds for one heading."""
        super().clean()
        kept = [form for form in self.forms if form.is_valid() and form not in self.deleted_forms]
        names = [fold(form.cleaned_data["case_name"]) for form in kept if form.cleaned_data.get("case_name")]
        if len(set(names)) < len(names):
            raise ValidationError(_("The same heading is named twice; leave one of them."))


class CaseCorrectionsPanel(InlinePanel):
    """The corrections in the form of a guide."""

    def __init__(self, **kwargs):
        given = {
            "relation_name": "case_corrections",
            "panels": [FieldPanel("case_name"), FieldPanel("kind")],
            "heading": gettext_lazy("Who needs which papers"),
            "label": gettext_lazy("Heading"),
            "help_text": gettext_lazy(
                "Only where the page sorts the papers of a heading wrongly. "
                "Save a new guide once: then the headings of its procedure can be chosen."
            ),
        }
        super().__init__(**given | kwargs)

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": CaseCorrectionForm, "formset": CaseCorrectionFormSet}
        return options


def _heading(case):
    said = {"name": _short(case.name), "kind": case.kind.label}
    return one_line(case.name), _("%(name)s (now: %(kind)s)") % said


def _short(name):
    return Truncator(one_line(name)).chars(_LABEL_LENGTH)
