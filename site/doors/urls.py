"""Addresses of the admin that are open before one is in; they stand before Wagtail's own of the same paths."""

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from .factor.entering import CodeView, LoginView, SetUpView
from .here import here
from .password.reset import NewPasswordView, ResetView


def _door(view):
    return never_cache(sensitive_post_parameters()(view))


urlpatterns = [
    path("login/", _door(LoginView.as_view()), name="door_login"),
    path("password_reset/", _door(ResetView.as_view()), name="door_reset"),
    path("password_reset/confirm/<uidb64>/<token>/", _door(NewPasswordView.as_view()), name="door_new_password"),
    path("hai-buoc/ma/", _door(CodeView.as_view()), name="door_code"),
    path("hai-buoc/thiet-lap/", _door(SetUpView.as_view()), name="door_set_up"),
    path("phien/", never_cache(here), name="door_here"),
]
