"""Coming in: the password, then the code; and setting up the phone, before anything else for those who need one."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import account

from core.web.sharing import qr_svg

from .. import sessions
from ..letters import tell, tell_administrators
from ..lock.counting import digest_of
from ..lock.handler import forget
from ..lock.page import locked
from ..middleware import newcomer
from . import devices
from .forms import CodeForm, SetUpForm
from .rule import asks_for_code, is_powerful

_KEY, MAY_MOVE = "doors_key", "doors_may_move"


class LoginView(account.LoginView):
    """Wagtail's page for name and password; it leads on to the code of whoever needs one."""

    def get(self, request, *args, **kwargs):
        if newcomer(request):
            return _next_step(request, self.get_success_url())
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        response, user = super().form_valid(form), form.get_user()
        if not asks_for_code(user):
            forget(self.request, response, digest_of(user.get_username()))
            return response
        sessions.set_step(self.request.session, sessions.CODE)
        return redirect(_with_next("door_code", response.url))

    def form_invalid(self, form):
        """Who is locked out gets the page that says so (axes' middleware), and this one is not drawn for nothing."""
        is_locked = getattr(self.request, "axes_locked_out", False)
        return HttpResponse(status=429) if is_locked else super().form_invalid(form)


class _Step(RedirectURLMixin, FormView):
    """A page between the password and the admin."""

    def get_default_redirect_url(self):
        return reverse("wagtailadmin_home")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"next": self.get_success_url()}


class CodeView(_Step):
    """Asks for the code."""

    template_name = "doors/code.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        self.user = newcomer(request)
        if not self.user:
            return redirect(_with_next("wagtailadmin_login", self.get_success_url()))
        if not devices.has_phone(self.user):
            return redirect(_with_next("door_set_up", self.get_success_url()))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user}

    def post(self, request, *args, **kwargs):
        return refused(request, self.user) or super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        count_wrong(self.request, self.user, form)
        return super().form_invalid(form)

    def form_valid(self, form):
        response = super().form_valid(form)
        come_in(self.request, response, self.user)
        if form.answer.was_recovery_code:
            left = devices.codes_left(self.user)
            words = ngettext("%(left)d recovery code is left.", "%(left)d recovery codes are left.", left)
            messages.warning(self.request, words % {"left": left})
            tell(self.user, _("A recovery code was used to sign in to your account."))
        return response


class SetUpView(_Step):
    """Leads somebody to set up a phone: newcomers who need one, whoever wishes it, and whoever moves to another."""

    template_name = "doors/set_up.html"
    form_class = SetUpForm

    def dispatch(self, request, *args, **kwargs):
        self.user = newcomer(request) or request.user
        if not self.user.is_authenticated:
            return redirect(_with_next("wagtailadmin_login", request.get_full_path()))
        if devices.has_phone(self.user) and not self._may_move():
            return redirect(_with_next("door_code", self.get_success_url()) if newcomer(request) else "door_own")
        # A new secret each time that the page is opened; only this session knows it.
        if request.method != "POST" or _KEY not in request.session:
            request.session[_KEY] = devices.new_key()
        return super().dispatch(request, *args, **kwargs)

    def _may_move(self):
        """Whether password and code were given for that a moment ago."""
        return not newcomer(self.request) and sessions.is_recent(self.request.session, MAY_MOVE)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user, "key": self.request.session[_KEY]}

    def get_context_data(self, **kwargs):
        key = self.request.session[_KEY]
        shown = {"qr": qr_svg(devices.address_of(self.user, key)), "secret": devices.secret_text(key)}
        return super().get_context_data(**kwargs) | shown | {"person": self.user}

    def form_valid(self, form):
        """The phone is known: other sessions end, and the recovery codes are shown, this once."""
        request, user = self.request, self.user
        for name in (_KEY, MAY_MOVE):
            request.session.pop(name, None)
        response = show_codes(request, user, self.get_success_url())
        come_in(request, response, user)
        sessions.end_sessions(user, but=request.session.session_key)
        tell(user, _("Two-step sign-in of your account was set up on a phone."))
        if is_powerful(user):
            words = _("%(person)s set up two-step sign-in on a phone. If that surprises you, ask the person.")
            tell_administrators(words % {"person": get_user_display_name(user)}, but=[user])
        return response


def come_in(request, response, user):
    """Everything was given: the session is whole, and wrong attempts from here are forgotten."""
    sessions.set_step(request.session, sessions.THROUGH)
    request.user = user
    AxesProxyHandler.update_request(request)
    forget(request, response, digest_of(user.get_username()))


def show_codes(request, user, next_url):
    """The page that shows new recovery codes."""
    shown = {"codes": devices.new_recovery_codes(user), "next": next_url, "person": user}
    return render(request, "doors/codes.html", shown)


def refused(request, user):
    """The answer while too much was wrong, or None; wrong codes count like wrong passwords."""
    credentials = {"username": user.get_username()}
    return None if AxesProxyHandler.is_allowed(request, credentials) else locked(request, None, credentials)


def count_wrong(request, user, form):
    """Count a wrong code or password of a form; that one was missing or came too early is nobody's guess."""
    if any(error.code == "wrong" for errors in form.errors.as_data().values() for error in errors):
        user_login_failed.send(__name__, credentials={"username": user.get_username()}, request=request)


def _next_step(request, next_url):
    has_phone = devices.has_phone(request.newcomer)
    return redirect(_with_next("door_code" if has_phone else "door_set_up", next_url))


def _with_next(name, next_url):
    return f"{reverse(name)}?{urlencode({'next': next_url})}"
