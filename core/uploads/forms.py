"""Wagtail's upload forms (pages, choosers, many at once) with our checks and the limits told beforehand."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..generation import changed
from .documents import check_document
from .kinds import DOCUMENTS, JPG, MP4, PDF, PICTURES, names
from .pictures import check_picture


class PermanentFileMixin:
    """A stored file is never exchanged: articles that two persons approved may show it."""

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and "file" in self.changed_data:
            self.add_error("file", _("A file that public pages may show is not replaced. Add the new file beside it."))
        return cleaned

    def save(self, commit=True):
        """Save; pages show its title at once."""
        saved = super().save(commit)
        changed()
        return saved


class PictureField(WagtailImageField):
    """Wagtail's field, except that our check opens the file."""

    def to_python(self, data):
        upload = forms.FileField.to_python(self, data)
        if upload is not None:
            check_picture(upload)
        return upload


class PictureForm(PermanentFileMixin, BaseImageForm):
    """The form of images."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            own = PictureField(label=field.label, widget=field.widget, required=field.required)
            own.help_text = format_lazy(
                _("Types: {kinds}. At most {limit} MB. Place data in the picture are taken off."),
                kinds=names(PICTURES),
                limit=JPG.limit,
            )
            self.fields["file"] = own


class DocumentForm(PermanentFileMixin, BaseDocumentForm):
    """The form of documents."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.help_text = format_lazy(
                _("Types: {kinds}. At most {limit} MB, mp4 at most {large} MB; no macros."),
                kinds=names(DOCUMENTS),
                limit=PDF.limit,
                large=MP4.limit,
            )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            check_document(upload)
        return upload
