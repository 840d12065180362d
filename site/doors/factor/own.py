"""What one does with one's own second factor: look, set up, take another phone, new recovery codes, switch off."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import sessions
from ..letters import tell
from . import devices
from .entering import MAY_MOVE, count_wrong, refused, show_codes
from .forms import PasswordAndCodeForm
from .rule import is_powerful


class _OwnPage(WagtailAdminTemplateMixin):
    header_icon = "lock"

    def get_breadcrumbs_items(self):
        """The way here ends with what one does here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class OwnView(_OwnPage, TemplateView):
    """Whether it is on, since when, how many recovery codes are left; and the ways on."""

    template_name = "doors/own.html"
    page_title = gettext_lazy("Two-step sign-in")

    def get_context_data(self, **kwargs):
        user = self.request.user
        phone = devices.phone_of(user)
        facts = {"phone": phone, "codes_left": devices.codes_left(user), "is_required": is_powerful(user)}
        return super().get_context_data(**kwargs) | facts

    def post(self, request):
        """End the sessions on other devices."""
        ended = sessions.end_sessions(request.user, but=request.session.session_key)
        messages.success(request, _("Signed out on other devices: %(count)d.") % {"count": ended})
        return redirect("door_own")


class _Change(_OwnPage, FormView):
    """A change of one's second factor: password and code first."""

    template_name = "components/decision.html"
    form_class = PasswordAndCodeForm
    question = button = ""

    def dispatch(self, request, *args, **kwargs):
        if not devices.has_phone(request.user):
            return redirect("door_own")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        facts = {"question": self.question, "button": self.button, "back_label": _("Back")}
        return super().get_context_data(**kwargs) | facts | {"back_url": self.get_success_url()}

    def get_success_url(self):
        return reverse("door_own")

    def post(self, request, *args, **kwargs):
        return refused(request, request.user) or super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        count_wrong(self.request, self.request.user, form)
        return super().form_invalid(form)


class MoveView(_Change):
    """To another phone: the old one goes when the new one is there."""

    page_title = gettext_lazy("Move to another phone")
    question = gettext_lazy("Then you scan a new code with the new phone; the old phone counts no more after that.")
    button = gettext_lazy("Go on")

    def form_valid(self, form):
        sessions.mark_recent(self.request.session, MAY_MOVE)
        return redirect("door_set_up")


class NewCodesView(_Change):
    """New recovery codes in place of the old ones."""

    page_title = gettext_lazy("New recovery codes")
    question = gettext_lazy("You get ten new codes; the old ones are good no more.")
    button = gettext_lazy("Make new codes")

    def form_valid(self, form):
        tell(self.request.user, _("New recovery codes of your account were made."))
        return show_codes(self.request, self.request.user, self.get_success_url())


class SwitchOffView(_Change):
    """Without a second factor again, for whoever need not have one."""

    page_title = gettext_lazy("Switch two-step sign-in off")
    question = gettext_lazy("From then on your password alone opens your account.")
    button = gettext_lazy("Switch off")

    def dispatch(self, request, *args, **kwargs):
        if is_powerful(request.user):
            messages.error(request, _("Your rights ask for two-step sign-in: it cannot be switched off."))
            return redirect("door_own")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        devices.remove_devices(self.request.user)
        tell(self.request.user, _("Two-step sign-in of your account was switched off."))
        messages.success(self.request, _("Two-step sign-in is off."))
        return redirect("door_own")
