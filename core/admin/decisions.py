"""Decisions in the admin: what one has to know, a reason, who may; of two at once only one decides."""

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..language.text import nfc


class ReasonedForm(forms.Form):
    """A decision with its reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("The reason is missing.")},
    )

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"]).strip()


class RightView(WagtailAdminTemplateMixin):
    """A page of the admin for whoever `is_allowed`; others get a 403 that says so."""

    def is_allowed(self):
        """Whether the user may use it."""
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        """The way here ends with what one does here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request, *args, **kwargs):
        if self.is_allowed():
            return super().dispatch(request, *args, **kwargs)
        return TemplateResponse(request, "components/not_allowed.html", status=403)


class Decision(RightView, FormView):
    """A decision about something, by whoever is allowed."""

    template_name = "components/decision.html"
    header_icon = "warning"
    form_class = ReasonedForm
    question = button = ""
    back_label = gettext_lazy("Back")

    def get_context_data(self, **kwargs):
        facts = {"question": self.question, "button": self.button, "rows": self.rows()}
        back = {"back_url": self.back_url(), "back_label": self.back_label}
        return super().get_context_data(**kwargs) | facts | back

    def rows(self):
        """What one has to know for the decision, [(label, words)]."""
        return []

    def back_url(self):
        """Where one goes from here."""
        raise NotImplementedError

    def tell(self, is_mine, done):
        """Redirect with a message: `done` when this user decided, else that somebody else decided first."""
        if is_mine:
            messages.success(self.request, done)
        else:
            messages.error(self.request, _("Somebody else has decided this in the meantime."))
        return redirect(self.back_url())
