"""Forms that ask for a code, and for the password with it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .devices import check, set_up

_WRONG = gettext_lazy("This code is not right. Take the one that the phone shows now; each code is good for once.")


class CodeForm(forms.Form):
    """A code of the phone, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Six digits of the app on your phone. Without the phone: one of your recovery codes."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("The code is missing.")},
    )
    answer = None

    def __init__(self, user, *args, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_code(self):
        if self.errors:  # the password was wrong: no code is used up for that
            return ""
        self.answer = check(self.user, self.cleaned_data["code"])
        if self.answer.wait_until:
            moment = timezone.localtime(self.answer.wait_until)
            words = _("Codes were wrong just now. For safety the next one is looked at from %(time)s on.")
            raise forms.ValidationError(words % {"time": f"{moment:%H:%M:%S}"})
        if not self.answer.is_right:
            raise forms.ValidationError(_WRONG, code="wrong")
        return self.cleaned_data["code"]


class PasswordAndCodeForm(CodeForm):
    """The password again and a code: for whatever changes the second factor itself."""

    field_order = ("password", "code")
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("The password is missing.")},
    )

    def clean_password(self):
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("The password is not right."), code="wrong")
        return ""


class SetUpForm(forms.Form):
    """The first code of a phone, which shows that it has the secret."""

    code = forms.CharField(
        label=gettext_lazy("Code on the phone"),
        help_text=gettext_lazy("Six digits. If they are refused, look whether the phone sets its clock by itself."),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("The code is missing.")},
    )

    def __init__(self, user, key, *args, **kwargs):
        self.user, self.key = user, key
        super().__init__(*args, **kwargs)

    def clean_code(self):
        if not set_up(self.user, self.key, self.cleaned_data["code"]):
            raise forms.ValidationError(_WRONG, code="wrong")
        return self.cleaned_data["code"]
