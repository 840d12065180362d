"""What leaders and invited readers said of published versions, and what became of it: rows that only grow."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, gettext_noop

from core.fields import NfcCharField, NfcTextField

from .journal import JournalQuerySet, JournalRow


def _user(label, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **options
    )  # fmt: skip


class _Said(JournalRow):
    """A row of a review with its moment."""

    created_at = models.DateTimeField(gettext_lazy("given at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True


class ReviewLink(_Said):
    """An invitation to read one version without an account; it is signed, ends by itself and can be revoked."""

    version = models.ForeignKey("plans.PlanVersion", models.PROTECT, related_name="review_links")
    content_hash = models.CharField(gettext_lazy("SHA-256 of the content"), max_length=64)
    reviewer_name = NfcCharField(gettext_lazy("name of the reviewer"), max_length=160)
    created_by = _user(gettext_lazy("made by"))
    expires_at = models.DateTimeField(gettext_lazy("ends at"))
    revoked_at = models.DateTimeField(gettext_lazy("revoked at"), null=True, editable=False)
    revoked_by = _user(gettext_lazy("revoked by"), null=True, editable=False)

    class Meta:
        verbose_name = gettext_lazy("link for a reviewer")
        verbose_name_plural = gettext_lazy("links for reviewers")
        ordering = ["-pk"]

    def __str__(self):
        return self.reviewer_name

    @property
    def is_open(self):
        """Whether it still opens the version."""
        return self.revoked_at is None and timezone.now() < self.expires_at


class ReviewState(models.TextChoices):
    """Where an instruction stands; derived from its entries and its day, never typed."""

    OVERDUE = "overdue", gettext_lazy("Overdue")
    RETURNED = "returned", gettext_lazy("Returned to the agency")
    OPEN = "open", gettext_lazy("Not answered yet")
    ANSWERED = "answered", gettext_lazy("Answered, waits for the leader")
    ACCEPTED = "accepted", gettext_lazy("Accepted")


class ReviewQuerySet(JournalQuerySet):
    """Reviews with what was said last, which their state is made of."""

    def with_last(self):
        """Annotate `last`: the kind of the newest entry, or None."""
        newest = ReviewEntry.objects.filter(review=OuterRef("pk")).order_by("-number")
        return self.annotate(last=Subquery(newest.values("kind")[:1]))

    def running(self):
        """Instructions that no leader accepted yet, with `last`; the first due first."""
        found = self.filter(kind=Review.Kind.INSTRUCTION).exclude(entries__kind=ReviewEntry.Kind.ACCEPTED)
        return found.with_last().order_by("due_on", "pk")

    def unanswered(self):
        """Running instructions that wait for the agency."""
        return self.running().filter(Q(last=None) | Q(last=ReviewEntry.Kind.RETURNED))

    def answered(self):
        """Running instructions that wait for the leader."""
        return self.running().filter(last=ReviewEntry.Kind.ANSWER)


class Review(_Said):
    """What one reader said of one published version; internal, never shown to the public."""

    class Kind(models.TextChoices):
        """What it is."""

        SEEN = "seen", gettext_lazy("Seen")
        REMARK = "remark", gettext_lazy("Remark")
        INSTRUCTION = "instruction", gettext_lazy("Instruction")

    version = models.ForeignKey(
        "plans.PlanVersion", models.PROTECT, related_name="reviews", verbose_name=gettext_lazy("version")
    )
    content_hash = models.CharField(gettext_lazy("SHA-256 of the content"), max_length=64)
    reviewer = _user(gettext_lazy("reviewer"), null=True)
    reviewer_name = NfcCharField(gettext_lazy("name of the reviewer"), max_length=160, blank=True)
    link = models.OneToOneField(
        ReviewLink, models.PROTECT, null=True, related_name="review", verbose_name=gettext_lazy("link for a reviewer")
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=Kind)
    text = NfcTextField(gettext_lazy("text"), blank=True)
    to_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("to the agency")
    )
    due_on = models.DateField(gettext_lazy("due on"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("review")
        verbose_name_plural = gettext_lazy("reviews")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer__isnull=False, link=None) | Q(reviewer=None, link__isnull=False),
                name="by_an_account_or_a_link",
            ),
            models.CheckConstraint(
                condition=~Q(kind="instruction")
                | Q(to_agency__isnull=False, due_on__isnull=False, reviewer__isnull=False),
                name="instruction_to_whom_by_when",
            ),
        ]
        permissions = [("answer_review", gettext_noop("Can answer reviews"))]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.version}"

    def get_absolute_url(self):
        return reverse("plan_review", args=[self.pk])

    @property
    def who(self):
        """The name of whoever said it."""
        return self.reviewer_name if self.reviewer is None else self.reviewer.get_full_name() or str(self.reviewer)

    def state_on(self, day):
        """The ReviewState of an instruction read `with_last`; None for anything else."""
        if self.kind != self.Kind.INSTRUCTION:
            return None
        settled = {ReviewEntry.Kind.ACCEPTED: ReviewState.ACCEPTED, ReviewEntry.Kind.ANSWER: ReviewState.ANSWERED}
        if self.last in settled:
            return settled[self.last]
        if self.due_on < day:
            return ReviewState.OVERDUE
        return ReviewState.RETURNED if self.last else ReviewState.OPEN

    @property
    def state(self):
        """Its state today."""
        return self.state_on(timezone.localdate())


class ReviewEntry(_Said):
    """One step after a review: an answer, or what the leader made of it. Two persons cannot take one step."""

    class Kind(models.TextChoices):
        """What it does."""

        ANSWER = "answer", gettext_lazy("Answer")
        ACCEPTED = "accepted", gettext_lazy("Accepted")
        RETURNED = "returned", gettext_lazy("Returned")

    review = models.ForeignKey(Review, models.PROTECT, related_name="entries")
    number = models.PositiveSmallIntegerField(gettext_lazy("number"))
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind)
    text = NfcTextField(gettext_lazy("text"), blank=True)
    author = _user(gettext_lazy("author"))
    document = models.ForeignKey(
        "wagtaildocs.Document", models.PROTECT, related_name="+", null=True, verbose_name=gettext_lazy("file")
    )

    class Meta:
        verbose_name = gettext_lazy("entry of a review")
        verbose_name_plural = gettext_lazy("entries of reviews")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_entry_of_a_number")]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.number})"


class ReviewReminder(_Said):
    """A letter that was sent, so that it is not sent again too soon."""

    class Kind(models.TextChoices):
        """Why."""

        DUE = "due", gettext_lazy("Due soon")
        OVERDUE = "overdue", gettext_lazy("Overdue")
        ANSWERED = "answered", gettext_lazy("Answered, waits for the leader")

    review = models.ForeignKey(Review, models.PROTECT, related_name="reminders")
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind)
    entry = models.ForeignKey(ReviewEntry, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("reminder")
        verbose_name_plural = gettext_lazy("reminders")
        ordering = ["pk"]

    def __str__(self):
        return self.get_kind_display()
