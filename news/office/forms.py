"""Forms of the newsroom's decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from core.text import nfc

from ..models import ArticlePage


class ReasonedForm(forms.Form):
    """A decision with its reason."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("The reason is missing.")},
    )

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"]).strip()


class TakedownForm(ReasonedForm):
    """Why an article has to go, and where its readers are led."""

    correction = forms.ModelChoiceField(
        ArticlePage.objects.live(), label=_("Leads to the article"), required=False,
        widget=AdminPageChooser(target_models=[ArticlePage]),
        help_text=_("The article with the correction; empty: the old address says that the article was taken down."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Readers of the old address see it.")
