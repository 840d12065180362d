"""Fields and forms of the whole admin."""

from collections import defaultdict
from functools import cache
from unicodedata import normalize

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.widgets import SlugInput

_PLAIN = "aeiouyd"
_FIRST, _LAST = 0xC0, 0x1EF9
# More lines that are wrong are counted, not listed.
_SHOWN_PROBLEMS = 50


@cache
def marked_letters():
    """{plain letter: every letter that is one with marks}, as `vietnamese_slug` reads them."""
    found = defaultdict(str)
    for letter in map(chr, range(_FIRST, _LAST + 1)):
        plain = "d" if letter in "đĐ" else normalize("NFD", letter)[0].lower()
        if plain in _PLAIN:
            found[plain] += letter
    return found


class VietnameseSlugInput(SlugInput):
    """A field for addresses that turns "Đường đi" into "duong-di" while the title is typed.

    Wagtail's script alone drops "ử" and writes "đ" as "dj".
    """

    def __init__(self, *args, **kwargs):
        formatters = [(f"[{letters}]", plain) for plain, letters in marked_letters().items()]
        super().__init__(*args, **{"formatters": formatters} | kwargs)


class VietnameseLoginForm(LoginForm):
    """The login form with a label that can be translated; Wagtail's own password field has none."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class ProblemsForm(forms.Form):
    """A form that reads a whole file: `problems` name each line that is wrong (components/import_problems.html)."""

    problems = ()

    def refuse_problems(self):
        """ValidationError when something is wrong: a file is taken whole or not at all."""
        if self.problems:
            raise forms.ValidationError(_("Nothing was imported. Correct what is listed and choose the file again."))

    @property
    def shown_problems(self):
        """The problems, or so many of them that they can be read."""
        return self.problems[:_SHOWN_PROBLEMS]

    @property
    def more_problems(self):
        """How many problems are not shown."""
        return len(self.problems) - len(self.shown_problems)
