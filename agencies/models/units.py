"""The administrative units since 1/7/2025: provinces and the communes in them, as a list with its source has them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField
from core.generation import PublicRecord


class Province(PublicRecord):
    """A province or centrally run city."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    name = NfcCharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Commune(PublicRecord):
    """A commune, ward or special zone, with its kind in the name: "Phường Ba Đình"."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    name = NfcCharField(_("name"), max_length=80)
    province = models.ForeignKey(
        "agencies.Province", models.CASCADE, related_name="communes", verbose_name=_("province")
    )

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name"]

    def __str__(self):
        return self.name
