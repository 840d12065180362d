"""What many procedures share: areas, audiences, life events."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from search.documents import remove_documents
from search.models import FacetValue
from search.rebuild import reindex


class AreaGroup(FacetValue):
    """A citizen's word above the 283 national areas, such as "Cư trú, căn cước, hộ chiếu"."""

    name = NfcCharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("group of areas")
        verbose_name_plural = _("groups of areas")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class SubjectArea(FacetValue):
    """A field of administration (lĩnh vực) as the national portal keeps it; one name may stand under several codes."""

    national_id = models.CharField(_("national id"), max_length=64, unique=True)
    code = NfcTextField(_("code"), blank=True)
    name = NfcTextField(_("name"))
    group = models.ForeignKey(
        "catalogue.AreaGroup", models.SET_NULL, verbose_name=_("group"), null=True, blank=True, related_name="areas"
    )

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Audience(FacetValue):
    """Who a procedure is for (đối tượng), such as "Công dân Việt Nam"."""

    national_id = models.CharField(_("national id"), max_length=64, unique=True)
    code = NfcTextField(_("code"), blank=True)
    name = NfcTextField(_("name"))

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["name"]

    def __str__(self):
        return self.name


class LifeEventKind(models.TextChoices):
    """Whose event it is; the values are the national records'."""

    CITIZEN = "CITIZEN", _("Citizens")
    CORPORATE = "CORPORATE", _("Businesses")


class LifeEvent(FacetValue):
    """A situation that a citizen or a business is in, and the procedures it brings (F7).

    A national service group is an event with a `national_id`; `parent` names the event of ours that it belongs under.
    """

    national_id = models.CharField(_("national id"), max_length=64, unique=True, null=True, blank=True)
    name = NfcTextField(_("name"))
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    kind = models.CharField(_("for"), max_length=10, choices=LifeEventKind, default=LifeEventKind.CITIZEN)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    parent = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("belongs under"), null=True, blank=True, related_name="children"
    )

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save; an event of ours is found by its name, one below another by that one's."""
        super().save(*args, **kwargs)
        if self.national_id is None and self.parent_id is None:
            reindex("guide", [self.pk])
        else:
            remove_documents("guide", [str(self.pk)])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it, also from the search."""
        remove_documents("guide", [str(self.pk)])
        return super().delete(*args, **kwargs)
