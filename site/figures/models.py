"""The right to read the figures; the figures themselves are counted when asked for, so no table holds them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Coverage(models.Model):
    """A model without a table: Django needs a model to define the right "view_coverage"."""

    class Meta:
        verbose_name = _("Coverage")
        managed = False
        default_permissions = []
        permissions = [("view_coverage", gettext_noop("Can read the coverage report"))]
