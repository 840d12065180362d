"""Rows that are added once: what people handed in or said stays for good."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


def _kept():
    return _("What was handed in stays as it was. Add a correction or an answer instead.")


class JournalQuerySet(models.QuerySet):
    """Rows that nobody removes; what happens to them is written by an explicit update."""

    def delete(self):
        """Refuse; to delete none is no harm."""
        if self.exists():
            raise ValidationError(_kept())
        return 0, {}


class JournalRow(models.Model):
    """A row that is added once, then neither rewritten nor removed."""

    objects = JournalQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs):
        """Add it; what is stored stays."""
        if not self._state.adding:
            raise ValidationError(_kept())
        super().save(**kwargs)

    def delete(self, **kwargs):
        """Refuse."""
        raise ValidationError(_kept())
