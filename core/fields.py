"""Model fields that store text in NFC, however it is written: by forms, the sync, the shell or bulk_create."""

from django.db import models
from wagtail.fields import RichTextField

from core.sanitise import clean_html

from .language.text import nfc


class _NfcMixin:
    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return nfc(value) if isinstance(value, str) else value

    def to_python(self, value):
        value = super().to_python(value)
        return nfc(value) if isinstance(value, str) else value


class NfcCharField(_NfcMixin, models.CharField):
    """A CharField whose value is stored in Unicode NFC, without NUL."""


class NfcTextField(_NfcMixin, models.TextField):
    """A TextField whose value is stored in Unicode NFC, without NUL."""


class NfcRichTextField(RichTextField):
    """A RichTextField that keeps only what the allow-list of core.sanitise names, in Unicode NFC."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean_html(value) if isinstance(value, str) else value

    def to_python(self, value):
        value = super().to_python(value)
        return clean_html(value) if isinstance(value, str) else value
