"""The parts of a procedure: rows that one filters, counts and compares."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.fields import NfcTextField


class Part(models.Model):
    """A row of a procedure, in the order of the source."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Step(Part):
    """One entry of the order of work (trình tự thực hiện)."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="steps")
    name = NfcTextField(blank=True)
    text = NfcTextField(blank=True)


class Method(models.TextChoices):
    """How papers are handed in; the values are the national records'."""

    DIRECT = "DIRECT", _("In person")
    ONLINE = "ONLINE", _("Online")
    POSTAL = "POSTAL", _("By post")


class TimeState(models.TextChoices):
    """What is known of a time limit: a value, words that are one, stated as none, or not provided (E8)."""

    VALUE = "value", _("Stated")
    TEXT = "text", _("In words")
    NONE = "none", _("Stated as none")
    MISSING = "missing", _("Not provided")


class TimeUnit(models.TextChoices):
    """Units of a time limit; the values are the national records' (OTHER is no unit), and hours of office work."""

    WORKING_DAY = "WORKING_DAY", _("working days")
    DAY = "DAY", _("days")
    WORKING_HOUR = "WORKING_HOUR", _("working hours")
    HOUR = "HOUR", _("hours")
    MONTH = "MONTH", _("months")
    YEAR = "YEAR", _("years")


UNITS = frozenset(TimeUnit.values)


class TimeLimit(models.Model):
    """A time limit: what was received (`time_verbatim`, `unit_verbatim`) and how it was understood."""

    time_verbatim = models.JSONField(null=True)
    unit_verbatim = NfcTextField(blank=True)
    time_state = models.CharField(max_length=8, choices=TimeState, default=TimeState.MISSING)
    time_amount = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    time_unit = models.CharField(max_length=12, choices=TimeUnit, blank=True)

    class Meta:
        abstract = True


class SubmissionChannel(Part, TimeLimit, ClusterableModel):
    """One way of handing in (cách thức thực hiện) with its own time and fees; a method may have several rows."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="channels")
    method = models.TextField(choices=Method)
    note = NfcTextField(blank=True)


class FeeState(models.TextChoices):
    """What is known of a fee; "free" only where the words say so, never from a 0."""

    FIXED = "fixed", _("Stated")
    FREE = "free", _("Free of charge")
    TEXT = "text", _("In words")
    ELSEWHERE = "elsewhere", _("Set by another document")
    MISSING = "missing", _("Not provided")


class Fee(Part):
    """One fee line of a channel; `amount` is the number as received, `state` says whether it means anything."""

    channel = ParentalKey("catalogue.SubmissionChannel", on_delete=models.CASCADE, related_name="fees")
    kind = NfcTextField()
    amount = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    currency_id = models.CharField(max_length=64, blank=True)
    currency = NfcTextField(blank=True)
    text = NfcTextField(blank=True)
    state = models.CharField(max_length=10, choices=FeeState, default=FeeState.MISSING)
    valid_to = models.DateField(null=True)
    file_id = models.CharField(max_length=64, blank=True)
    file_name = NfcTextField(blank=True)


class DossierCase(Part, ClusterableModel):
    """A group of papers: a true case ("Trường hợp ..."), a heading, a note, or the unnamed bucket."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="cases")
    name = NfcTextField(blank=True)


class RequiredDocument(Part, ClusterableModel):
    """One line of the dossier; 0 copies never mean "not needed": its name tells a paper from a note."""

    case = ParentalKey("catalogue.DossierCase", on_delete=models.CASCADE, related_name="documents")
    national_id = models.CharField(max_length=64, blank=True)
    code = NfcTextField(blank=True)
    name = NfcTextField(blank=True)
    originals = models.IntegerField(null=True)
    copies = models.IntegerField(null=True)
    has_electronic_form = models.BooleanField(default=False)
    is_processing_result = models.BooleanField(null=True)


class FormFile(Part):
    """A form that the national portal attaches to a paper."""

    document = ParentalKey("catalogue.RequiredDocument", on_delete=models.CASCADE, related_name="forms")
    national_id = models.CharField(max_length=64, blank=True)
    name = NfcTextField(blank=True)
    path = models.TextField(blank=True)
    bucket = NfcTextField(blank=True)


class ServiceCase(Part, TimeLimit):
    """A sub-service CODE.NN, under which an online application is filed."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="service_cases")
    national_id = models.CharField(max_length=64, blank=True)
    code = NfcTextField(blank=True)
    name = NfcTextField(blank=True)


class Output(Part):
    """A result (kết quả) that the citizen receives."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="outputs")
    national_id = models.CharField(max_length=64, blank=True)
    code = NfcTextField(blank=True)
    name = NfcTextField(blank=True)


class LegalCitation(Part):
    """A legal act as one procedure cites it; the act itself is shared. Without an act: an id that nobody explains."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="citations")
    act = models.ForeignKey("agencies.LegalAct", models.PROTECT, null=True, related_name="citations")
    national_id = models.CharField(max_length=64, blank=True)
    number = NfcTextField(blank=True)
    title = NfcTextField(blank=True)


class Role(models.TextChoices):
    """What an agency does in a procedure."""

    IMPLEMENTING = "implementing", _("Carries out")
    COMPETENT = "competent", _("Decides")
    AUTHORIZED = "authorized", _("Authorised")
    COORDINATING = "coordinating", _("Coordinates")


class AgencyRole(Part):
    """An agency in a role; `source_list` and `is_id_only` say which of the record's lists gave it, and how."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="roles")
    identity = models.ForeignKey("agencies.NationalIdentity", models.PROTECT, related_name="roles")
    role = models.CharField(max_length=12, choices=Role)
    source_list = models.CharField(max_length=12)
    is_id_only = models.BooleanField(default=False)


class ReturnMethod(Part):
    """How the result comes back; `kind` is the national grouping (ONLINE, OFFLINE)."""

    procedure = ParentalKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="return_methods")
    kind = NfcTextField()
    value = NfcTextField()
