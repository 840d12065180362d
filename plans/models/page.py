"""Plans: what the province and its agencies promised, by when."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.approval import PermanentPagePermissions
from core.fields import NfcCharField, NfcTextField
from core.prose import ProseBlock
from search.pages import TreePage

from ..terms import PlanKind
from ..wording.document_numbers import official_number
from .parts import Relation
from .target import Target


class PlanQuerySet(PageQuerySet):
    """Plans by their days; a replaced plan is in force no more, whatever its period."""

    def in_force(self, day):
        """Public, begun, not ended, not replaced."""
        return self.live().unreplaced(day).filter(starts_on__lte=day, ends_on__gte=day).exclude(effective_on__gt=day)

    def unreplaced(self, day):
        """Those that no public plan has replaced by a day."""
        return self.filter(~Exists(Relation.objects.replacing(day).filter(former=OuterRef("pk"))))

    def newest_first(self):
        """By date of issue."""
        return self.order_by("-issued_on", "-pk")


class PlanPage(TreePage):
    """One plan: the document's facts in columns, its targets in rows, its words in prose (D1, D2)."""

    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=PlanKind, default=PlanKind.PLAN)
    number = NfcCharField(
        gettext_lazy("number"), max_length=60, blank=True, help_text=gettext_lazy("As on the document: 73/KH-UBND.")
    )
    lead = NfcTextField(
        gettext_lazy("summary"), blank=True, validators=[MaxLengthValidator(400)],
        help_text=gettext_lazy("Two or three plain sentences: what changes for whom, by when."),
    )  # fmt: skip
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, related_name="plans", verbose_name=gettext_lazy("issuing agency")
    )
    signer = NfcCharField(
        gettext_lazy("signed by"), max_length=160, blank=True, help_text=gettext_lazy("Name and office.")
    )
    issued_on = models.DateField(gettext_lazy("issued on"), null=True, blank=True)
    effective_on = models.DateField(
        gettext_lazy("effective from"), null=True, blank=True, help_text=gettext_lazy("Empty: from the day of issue.")
    )
    starts_on = models.DateField(gettext_lazy("period from"), null=True)
    ends_on = models.DateField(gettext_lazy("period to"), null=True)
    report_months = models.PositiveSmallIntegerField(
        gettext_lazy("reports every"), default=6,
        choices=[
            (1, gettext_lazy("month")), (3, gettext_lazy("quarter")),
            (6, gettext_lazy("half-year")), (12, gettext_lazy("year")),
        ],
    )  # fmt: skip
    field = models.ForeignKey(
        "plans.PlanField", models.PROTECT, null=True, related_name="plans", verbose_name=gettext_lazy("field")
    )
    orientation = NfcTextField(gettext_lazy("orientation"), blank=True)
    body = StreamField(ProseBlock(), blank=True, verbose_name=gettext_lazy("text"))
    signed_file = models.ForeignKey(
        "wagtaildocs.Document", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("signed file"),
        help_text=gettext_lazy("The signed document; its words are searched, its SHA-256 is printed beside it."),
    )  # fmt: skip
    signed_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    signed_name = models.CharField(max_length=500, blank=True, editable=False)
    signed_text = NfcTextField(blank=True, editable=False)

    objects = PageManager.from_queryset(PlanQuerySet)()

    template = "plans/plan_page.html"
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = gettext_lazy("plan")
        verbose_name_plural = gettext_lazy("plans")

    def clean(self):
        self.number = official_number(self.number)
        super().clean()

    def was_published(self):
        """Whether it was ever approved for publication."""
        return self.versions.exists()

    def was_approved(self, revision):
        return super().was_approved(revision) or self.versions.filter(revision=revision).exists()

    def permissions_for_user(self, user):
        return PermanentPagePermissions(user, self)

    def phases_or_period(self):
        """The phases as [(starts_on, ends_on, orientation)], or the whole period where the plan has none."""
        rows = [(row.starts_on, row.ends_on, row.orientation) for row in self.phases.all()]
        return sorted(rows, key=lambda row: row[0]) or [(self.starts_on, self.ends_on, "")]

    def phase_of(self, day):
        """The phase in which a day lies, or None."""
        return next((row for row in self.phases_or_period() if row[0] <= day <= row[1]), None)

    def reported_targets(self):
        """The targets, as stored, on which reports hang."""
        return Target.objects.filter(plan=self.pk, reports__isnull=False).distinct()

    @property
    def takes_effect_on(self):
        """The day from which it holds."""
        return self.effective_on or self.issued_on or self.starts_on

    @property
    def heading(self):
        """Its kind and number, as officials cite it."""
        return f"{self.get_kind_display()} {self.number}"
