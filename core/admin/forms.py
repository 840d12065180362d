"""Forms of the whole admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class VietnameseLoginForm(LoginForm):
    """The login form with a label that can be translated; Wagtail's own password field has none."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
