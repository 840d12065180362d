"""Forms of the newsroom's decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from core.admin.decisions import ReasonedForm

from ..models import ArticlePage


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
