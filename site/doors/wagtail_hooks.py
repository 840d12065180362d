"""The doors in the admin: one's own second factor, locks, second factors of all, and a line when it is off."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.components import Component

from core.admin.menu import RightMenuItem

from .factor.devices import has_phone
from .factor.own import MoveView, NewCodesView, OwnView, SwitchOffView
from .letters import MAY_RECOVER
from .lock.views import MAY_UNLOCK, LocksView, UnlockView
from .recovery.views import AskView, DecideView, FactorsView


@hooks.register("register_admin_urls")
def door_urls():
    """The screens for whoever is in."""
    return [
        path("hai-buoc/", OwnView.as_view(), name="door_own"),
        path("hai-buoc/doi-dien-thoai/", MoveView.as_view(), name="door_move"),
        path("hai-buoc/ma-du-phong/", NewCodesView.as_view(), name="door_new_codes"),
        path("hai-buoc/tat/", SwitchOffView.as_view(), name="door_switch_off"),
        path("dang-nhap/khoa/", LocksView.as_view(), name="door_locks"),
        path("dang-nhap/mo-khoa/", UnlockView.as_view(), name="door_unlock"),
        path("dang-nhap/hai-buoc/", FactorsView.as_view(), name="door_factors"),
        path("dang-nhap/hai-buoc/<int:pk>/dat-lai/", AskView.as_view(), name="door_ask"),
        path("dang-nhap/hai-buoc/yeu-cau/<int:pk>/", DecideView.as_view(), name="door_decide"),
    ]


@hooks.register("register_account_menu_item")
def own_menu_item(request):
    """One's own second factor on the page of the account."""
    state = _("It is on.") if has_phone(request.user) else _("It is off.")
    return {"url": reverse("door_own"), "label": _("Two-step sign-in"), "help_text": state}


@hooks.register("register_settings_menu_item")
def locks_menu_item():
    """Who is locked out."""
    label, name = gettext_lazy("Locked sign-ins"), "door_locks"
    return RightMenuItem(label, reverse(name), MAY_UNLOCK, name=name, icon_name="lock", order=610)


@hooks.register("register_settings_menu_item")
def factors_menu_item():
    """Who has a second factor."""
    label, name = gettext_lazy("Second factors"), "door_factors"
    return RightMenuItem(label, reverse(name), MAY_RECOVER, name=name, icon_name="lock", order=611)


@hooks.register("register_permissions")
def door_permissions():
    """The rights, so that an administrator can give them to a group."""
    codenames = [right.partition(".")[2] for right in (MAY_RECOVER, MAY_UNLOCK)]
    return Permission.objects.filter(content_type__app_label="doors", codename__in=codenames)


class OffNotice(Component):
    """The line on the dashboard that says that a password alone opens everything."""

    name, order, template_name = "second_factor_is_off", 5, "doors/off.html"


@hooks.register("construct_homepage_panels")
def off_notice(request, panels):
    """Said where everybody sees it, as long as it is so."""
    if not settings.SECOND_FACTOR:
        panels.append(OffNotice())


@hooks.register("insert_global_admin_js")
def session_end():
    """Typing counts as being there; and what was typed stays when the session ends."""
    told = {
        "here": reverse("door_here"),
        "login": reverse("wagtailadmin_login"),
        "soon": _("Nobody has done anything here for a while: your session ends in a few minutes."),
        "stay": _("I am still here"),
        "ended": _(
            "Your session has ended. What you typed is still on this page: sign in in a new tab, come back, and save."
        ),
        "again": _("Sign in in a new tab"),
    }
    data = format_html_join(" ", 'data-{}="{}"', told.items())
    return format_html('<script type="module" src="{}" {}></script>', static("js/session-end.js"), data)
