"""What kind of case a national heading is, and where editors say otherwise than the rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.fields import NfcTextField


class CaseKind(models.TextChoices):
    """For whom the papers under a heading of the dossier are."""

    EVERYONE = "everyone", _("For everyone")
    CONDITION = "condition", _("Only in this case")
    NOTE = "note", _("A note, nothing to bring")
    OFFICE = "office", _("Made by the office itself")


class CaseCorrection(models.Model):
    """The kind of a case as the province sees it; the case is known by its name, so no sync loses it."""

    guide = ParentalKey("catalogue.ProcedureGuide", on_delete=models.CASCADE, related_name="case_corrections")
    case_name = NfcTextField(_("heading of the papers"))
    kind = models.CharField(_("kind"), max_length=10, choices=CaseKind)

    class Meta:
        verbose_name = _("kind of a case")
        verbose_name_plural = _("kinds of cases")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case_name[:80]}: {self.get_kind_display()}"
