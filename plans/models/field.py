"""What a plan is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from search.models import FacetValue


class PlanField(FacetValue):
    """A field of planning; of a compulsory one the law wants a plan published (D6)."""

    name = NfcCharField(_("name"), max_length=110)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    source = NfcTextField(
        _("compulsory by"), blank=True, help_text=_("The law that wants such plans published; empty: no law does.")
    )

    class Meta:
        verbose_name = _("field of planning")
        verbose_name_plural = _("fields of planning")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
