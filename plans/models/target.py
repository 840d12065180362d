"""Targets (chỉ tiêu): the wording as it was decided, and the same in fields that one can compare."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from catalogue.offers import FIGURES
from core.fields import NfcCharField, NfcTextField

from ..terms import Direction, Operator, Scope
from ..wording.parser import read_wording
from ..wording.value_field import ValueField


class Target(Orderable):
    """One target of a plan. Its row outlives new versions of the plan (plans.publishing), since reports hang on it."""

    plan = ParentalKey("plans.PlanPage", related_name="targets")
    group = NfcCharField(
        gettext_lazy("group"), max_length=160, blank=True, help_text=gettext_lazy("Heading under which it stands.")
    )
    wording = NfcTextField(
        gettext_lazy("wording"),
        help_text=gettext_lazy("Word for word as in the signed document; the fields are read from it."),
    )
    operator = models.CharField(
        gettext_lazy("comparison"), max_length=10, choices=Operator, blank=True,
        help_text=gettext_lazy("Empty: read from the wording."),
    )  # fmt: skip
    low = ValueField(gettext_lazy("value"), validators=[MinValueValidator(0)])
    high = ValueField(gettext_lazy("up to"), validators=[MinValueValidator(0)])
    unit = NfcCharField(gettext_lazy("unit"), max_length=60, blank=True)
    direction = models.CharField(
        gettext_lazy("direction"), max_length=4, choices=Direction, blank=True,
        help_text=gettext_lazy("Empty: read from the wording."),
    )  # fmt: skip
    scope = models.CharField(gettext_lazy("scope"), max_length=10, choices=Scope, default=Scope.PROVINCE)
    condition = NfcCharField(
        gettext_lazy("condition"),
        max_length=250,
        blank=True,
        help_text=gettext_lazy("Such as: nếu có; trừ văn bản mật."),
    )
    due_on = models.DateField(gettext_lazy("due on"), null=True)
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, blank=True, related_name="targets",
        verbose_name=gettext_lazy("responsible agency"), help_text=gettext_lazy("Empty: the agency of the plan."),
    )  # fmt: skip
    baseline = ValueField(gettext_lazy("baseline"))
    baseline_on = models.DateField(gettext_lazy("baseline as of"), null=True, blank=True)
    figure = models.CharField(
        gettext_lazy("measured by the catalogue"), max_length=40, blank=True,
        choices=[(key, figure.label) for key, figure in FIGURES.items()],
        help_text=gettext_lazy("The portal counts it in its own catalogue each month; empty: people report it."),
    )  # fmt: skip
    figure_area = models.CharField(
        gettext_lazy("area counted"), max_length=80, blank=True, help_text=gettext_lazy("Empty: all areas.")
    )
    dropped_on = models.DateField(gettext_lazy("no longer applies since"), null=True, blank=True)
    dropped_why = NfcTextField(gettext_lazy("why it no longer applies"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("target")
        verbose_name_plural = gettext_lazy("targets")

    def __str__(self):
        return self.wording[:120]

    def clean(self):
        """Fill from the wording what was left empty; refuse what cannot be."""
        super().clean()
        if not self.operator and self.wording:
            self._read()
        elif not self.direction:
            self.direction = Direction.UP
        errors = dict(self._contradictions())
        if errors:
            raise ValidationError(errors)

    def _read(self):
        reading = read_wording(self.wording)
        if reading.problem:
            raise ValidationError({"wording": reading.problem})
        for name in ("operator", "low", "high", "unit", "direction", "condition"):
            if getattr(self, name) in (None, ""):
                setattr(self, name, getattr(reading, name))

    def _contradictions(self):
        is_range = self.operator in (Operator.RANGE, Operator.YEARLY)
        if self.high is not None and not is_range:
            yield "high", _("Only a comparison “from – to” or “added each year” has a second value.")
        elif self.high is not None and self.low is not None and self.high < self.low:
            yield "high", _("The range ends below its beginning: exchange the two values.")
        if self.low == 0 and self.direction == Direction.UP and self.operator != Operator.DONE:
            yield "direction", _("Zero or more is always reached. Choose “the less the better”, or another value.")
        if self.unit == "%":
            for name in ("low", "high", "baseline"):
                if (getattr(self, name) or 0) > 100:
                    yield name, _("A share cannot be more than 100 %.")
        if (self.baseline is None) != (self.baseline_on is None):
            yield "baseline_on", _("A baseline needs both its value and its date.")
        if bool(self.dropped_on) != bool(self.dropped_why):
            yield "dropped_why", _("Give both the day since when it no longer applies, and why.")
        if self.figure_area and not self.figure:
            yield "figure_area", _("An area is counted only for a figure of the catalogue.")

    def get_absolute_url(self):
        return reverse("plan_target", args=[self.pk])

    @property
    def responsible(self):
        """The agency that reports on it."""
        return self.agency or self.plan.agency
