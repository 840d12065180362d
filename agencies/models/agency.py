"""The bodies that publish, decide and receive."""

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord
from core.language.text import free_slug, lines, vietnamese_slug
from search.documents import remove_documents
from search.rebuild import reindex


class Tier(models.TextChoices):
    """Levels of government since 1/7/2025: no district."""

    MINISTRY = "ministry", _("Ministry")
    PROVINCE = "province", _("Province")
    COMMUNE = "commune", _("Commune")
    OTHER = "other", _("Other body")


class AgencyQuerySet(models.QuerySet):
    """Agencies that leave the search when many are deleted at once."""

    @transaction.atomic
    def delete(self):
        """Delete them and their documents, together or not at all."""
        keys = [str(pk) for pk in self.values_list("pk", flat=True)]
        deleted = super().delete()
        remove_documents("agency", keys)
        return deleted


class Agency(PublicRecord):
    """A body of government, one row however its name is spelt. The sync creates it, editors own it from then on."""

    code = NfcCharField(_("code"), max_length=64, blank=True, db_index=True)
    name = NfcTextField(_("name"))
    short_name = NfcCharField(_("short name"), max_length=110, blank=True)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier, default=Tier.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("parent agency"), null=True, blank=True, related_name="children"
    )
    functions = NfcTextField(_("what it does"), blank=True, help_text=_("One a line."))
    leaders_url = models.URLField(_("page of its leaders"), blank=True)
    address = NfcTextField(_("postal address"), blank=True)
    phone = NfcCharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    answers_questions = models.BooleanField(
        _("answers questions about procedures"),
        default=False,
        help_text=_("Readers are sent here where the office of a procedure has no phone number."),
    )
    editors = models.OneToOneField(
        "auth.Group", models.SET_NULL, verbose_name=_("group of its editors"), null=True, blank=True, editable=False
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self):
        return self.short_name or self.name

    @transaction.atomic
    def save(self, **kwargs):
        """Give a new agency its address, which stays once given, and make it findable under its words of today."""
        if not self.slug:
            self.slug = agency_slug(self.name, set(Agency.objects.values_list("slug", flat=True)))
        super().save(**kwargs)
        reindex("agency", [self.pk])

    @property
    def function_list(self):
        """What it does, tidied."""
        return lines(self.functions)

    def get_absolute_url(self):
        return reverse("agency", args=[self.slug])

    @transaction.atomic
    def delete(self, **kwargs):
        """Delete it and its document, together or not at all."""
        key = str(self.pk)
        deleted = super().delete(**kwargs)
        remove_documents("agency", [key])
        return deleted


def agency_slug(name, taken):
    """The address of an agency of this name among the taken ones."""
    return free_slug(vietnamese_slug(name, 90), taken)


class NationalIdentity(models.Model):
    """One id under which the national records know a body; an agency may have several, a dangling id has none."""

    national_id = models.CharField(_("national id"), max_length=64, unique=True)
    code = NfcTextField(_("code as received"), null=True)
    name = NfcTextField(_("name as received"), null=True)
    agency = models.ForeignKey(
        "agencies.Agency", models.SET_NULL, null=True, related_name="identities", verbose_name=_("agency")
    )

    class Meta:
        verbose_name = _("national identity")
        verbose_name_plural = _("national identities")

    def __str__(self):
        return self.name or self.national_id


def agencies_of(user):
    """The agencies whose group of editors holds the user; a superuser works for none by being one."""
    return Agency.objects.filter(editors__in=user.groups.all())
