"""The little form under a page."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from search.models import SearchDocument

from .models import TEXT_LENGTH, Opinion, unlinked

# A withdrawn thing keeps a hidden document.
_PUBLIC = {"is_removed": False, "is_hidden": False}


class OpinionForm(forms.Form):
    """Yes or no about the object of a search document, perhaps with words."""

    kind = forms.CharField(max_length=20)
    key = forms.CharField(max_length=64)
    useful = forms.ChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        error_messages={"required": _("Choose “Yes” or “No”."), "invalid_choice": _("Choose “Yes” or “No”.")},
    )
    text = forms.CharField(
        required=False,
        max_length=TEXT_LENGTH,
        error_messages={
            "max_length": _("The text has %(show_value)d characters, at most %(limit_value)d are taken. Shorten it.")
        },
    )
    # Nobody sees this field; programs that fill in everything give themselves away.
    website = forms.CharField(required=False)

    @cached_property
    def document(self):
        """The public search document that the form is about; None for an unknown one."""
        kind, key = self.cleaned_data.get("kind"), self.cleaned_data.get("key")
        return SearchDocument.objects.filter(kind=kind, object_key=key, **_PUBLIC).first()

    @property
    def is_filled_by_a_program(self):
        """Whether the unseen field holds something."""
        return bool(self.data.get("website"))

    def save(self):
        """Keep the answer."""
        given = self.cleaned_data
        Opinion.objects.create(
            kind=self.document.kind,
            key=self.document.object_key,
            title=self.document.title[:300],
            is_useful=given["useful"] == "yes",
            text=unlinked(given["text"]),
        )
