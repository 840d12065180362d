"""What leaders, agencies and invited readers write; every check stands at its field."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency
from core.language.text import nfc
from core.uploads.documents import check_document

from ..models import Review, ReviewEntry

LONGEST = 2000
_KIND = Review.Kind
_CHOOSE = {name: gettext_lazy("Choose what you want to say.") for name in ("required", "invalid_choice")}
_TOO_LONG = {
    "max_length": gettext_lazy("The text has %(show_value)d characters, at most %(limit_value)d are taken. Shorten it.")
}


class TextField(forms.CharField):
    """Some lines, in NFC."""

    def __init__(self, **options):
        area = forms.Textarea(attrs={"rows": 4})
        defaults = {"required": False, "max_length": LONGEST, "widget": area, "error_messages": _TOO_LONG}
        super().__init__(**defaults | options)

    def to_python(self, value):
        return nfc(super().to_python(value)).replace("\r\n", "\n")


class GuestReviewForm(forms.Form):
    """Seen, or a remark."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What you want to say"), widget=forms.RadioSelect, error_messages=_CHOOSE,
        choices=[(_KIND.SEEN, gettext_lazy("I have seen it")), (_KIND.REMARK, gettext_lazy("I have a remark"))],
    )  # fmt: skip
    text = TextField(label=gettext_lazy("Text"), help_text=gettext_lazy("At most 2,000 characters."))

    def clean(self):
        given = super().clean()
        if given.get("kind") not in (None, _KIND.SEEN) and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write what you want to say, or choose “I have seen it”."))
        return given


class ReviewForm(GuestReviewForm):
    """Seen, a remark, or an instruction: to whom, by when. An instruction is about the newest version only."""

    to_agency = forms.ModelChoiceField(
        Agency.objects.exclude(tier="ministry"), required=False, label=gettext_lazy("To the agency"),
        empty_label="–", error_messages={"invalid_choice": gettext_lazy("Choose an agency of the list.")},
    )  # fmt: skip
    due_on = forms.DateField(
        required=False, label=gettext_lazy("Answer by"), widget=forms.DateInput({"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Write the day like 31/12/2026.")},
    )  # fmt: skip

    def __init__(self, data, version, newest):
        super().__init__(data, initial={"to_agency": version.plan.agency_id})
        self._version, self._newest = version, newest
        kind = self.fields["kind"]
        kind.choices = [*kind.choices, (_KIND.INSTRUCTION, _("I give an instruction"))]
        self.fields["to_agency"].help_text = _("Only for an instruction.")
        self.fields["due_on"].help_text = _("Only for an instruction; a day like 31/12/2026.")

    def clean(self):
        given = super().clean()
        if given.get("kind") == _KIND.INSTRUCTION:
            for name, problem in self._instruction_problems(given):
                self.add_error(name, problem)
        elif given.get("kind"):
            given |= {"to_agency": None, "due_on": None}
        return given

    def _instruction_problems(self, given):
        if self._version.number != self._newest:
            words = _("Version %(number)s was published since. Give the instruction there; a remark can stay here.")
            yield "kind", words % {"number": self._newest}
        if not given.get("to_agency") and "to_agency" not in self.errors:
            yield "to_agency", _("An instruction needs an agency that it goes to.")
        if "due_on" in self.errors:
            return
        if not given.get("due_on"):
            yield "due_on", _("An instruction needs a day by which it is answered.")
        elif given["due_on"] < timezone.localdate():
            yield "due_on", _("This day has passed. Choose today or a later one.")


class LinkForm(forms.Form):
    """For whom a link is, and for how many days."""

    reviewer_name = forms.CharField(
        label=gettext_lazy("Name of the reviewer"), max_length=160,
        help_text=gettext_lazy("It is shown beside what they say."),
        error_messages={"required": gettext_lazy("Write for whom the link is.")},
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Days until it ends"), min_value=1, max_value=30, initial=7,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Write a number of days from 1 to 30.")
        ),
    )  # fmt: skip


class EntryForm(forms.Form):
    """One step after a review; `number` says what its writer had seen."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=9999)
    text = TextField(label=gettext_lazy("Text"), help_text=gettext_lazy("At most 2,000 characters."))


class AnswerForm(EntryForm):
    """The answer of an agency, perhaps with a file."""

    file = forms.FileField(
        required=False, label=gettext_lazy("File"), help_text=gettext_lazy("Only those who see this page can open it.")
    )

    def clean_text(self):
        if not self.cleaned_data["text"]:
            raise ValidationError(_("Write the answer."))
        return self.cleaned_data["text"]

    def clean_file(self):
        if upload := self.cleaned_data["file"]:
            check_document(upload)
        return upload

    def words(self):
        """What to store besides the file."""
        return {"kind": ReviewEntry.Kind.ANSWER, "text": self.cleaned_data["text"]}


class DecisionForm(EntryForm):
    """Whether a leader accepts an answer or returns it, with the reason."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Accept or return?"), widget=forms.RadioSelect, error_messages=_CHOOSE,
        choices=[
            (ReviewEntry.Kind.ACCEPTED, gettext_lazy("Accept")), (ReviewEntry.Kind.RETURNED, gettext_lazy("Return")),
        ],
    )  # fmt: skip
    field_order = ["number", "kind", "text"]

    def clean(self):
        given = super().clean()
        if given.get("kind") == ReviewEntry.Kind.RETURNED and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write what is still lacking."))
        return given

    def words(self):
        """What to store."""
        return {"kind": self.cleaned_data["kind"], "text": self.cleaned_data["text"]}
