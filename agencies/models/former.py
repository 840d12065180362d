"""What the units were before 1/7/2025, and the list from which all of it was loaded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord


class UnitList(PublicRecord):
    """One loading of the list of units: whose list it is, of which day. The newest is the one in use."""

    source = NfcTextField(_("source"))
    as_of = models.DateField(_("as of"))
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("list of units")
        verbose_name_plural = _("lists of units")
        ordering = ["-pk"]

    def __str__(self):
        return self.source


class FormerProvince(models.Model):
    """A province as it was called before, and the province it is part of now. Written by the loading alone."""

    name = NfcCharField(_("name"), max_length=80)
    province = models.ForeignKey(
        "agencies.Province", models.CASCADE, related_name="predecessors", verbose_name=_("province")
    )

    class Meta:
        verbose_name = _("former province")
        verbose_name_plural = _("former provinces")
        ordering = ["name"]

    def __str__(self):
        return self.name


class FormerCommune(models.Model):
    """A commune as it was, with its kind in the name where the list says it; or an island district without communes.

    One row may be two communes of one name in one province: the list does not always tell them apart. What it does not
    say is empty: the district, and the former province where there were several.
    """

    name = NfcCharField(_("name"), max_length=80)
    district = NfcCharField(_("former district"), max_length=80, blank=True)
    province = models.ForeignKey(
        "agencies.Province", models.CASCADE, related_name="former_communes", verbose_name=_("province")
    )
    former_province = models.ForeignKey(
        "agencies.FormerProvince", models.SET_NULL, verbose_name=_("former province"), null=True
    )
    communes = models.ManyToManyField("agencies.Commune", through="agencies.Succession", related_name="predecessors")

    class Meta:
        verbose_name = _("former commune")
        verbose_name_plural = _("former communes")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Succession(models.Model):
    """That a former commune, or a part of it, is in a commune now, in the list's own words."""

    former = models.ForeignKey("agencies.FormerCommune", models.CASCADE, related_name="successions")
    commune = models.ForeignKey("agencies.Commune", models.CASCADE, related_name="successions")
    is_part = models.BooleanField(_("only a part of it"), default=False)
    words = NfcTextField(_("the words of the list"))

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")

    def __str__(self):
        return f"{self.former}: {self.commune}"
