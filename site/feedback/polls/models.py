"""Polls (B20): a question, what one may answer, until when; votes are counted, voters are not known."""

from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.approval import ApprovedRecord
from core.fields import NfcCharField, NfcTextField
from core.language.text import free_slug, vietnamese_slug
from search.documents import remove_documents
from search.rebuild import reindex


class Poll(ApprovedRecord, ClusterableModel):
    """One question to everybody."""

    question = NfcCharField(_("question"), max_length=160)
    introduction = NfcTextField(_("what it is for"), max_length=500, help_text=_("Who asks, and what the answers do."))
    closes_on = models.DateField(_("last day"), help_text=_("Votes are taken until the end of this day."))
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-closes_on"]

    def __str__(self):
        return self.question

    def save(self, *args, **kwargs):
        """Give a new poll its address, which stays once given."""
        if not self.slug:
            self.slug = free_slug(vietnamese_slug(self.question), set(Poll.objects.values_list("slug", flat=True)))
        super().save(*args, **kwargs)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish and make it findable, together or not at all."""
        super().publish(*args, **kwargs)
        reindex("poll", [self.pk])

    @transaction.atomic
    def unpublish(self, *args, **kwargs):
        """Take it off and out of search, together or not at all."""
        super().unpublish(*args, **kwargs)
        reindex("poll", [self.pk])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it and its document, together or not at all."""
        key = str(self.pk)
        deleted = super().delete(*args, **kwargs)
        remove_documents("poll", [key])
        return deleted

    def get_absolute_url(self):
        return reverse("poll", args=[self.slug])

    @property
    def is_open(self):
        """Whether votes are taken."""
        return timezone.localdate() <= self.closes_on

    def count(self, answer):
        """Count one vote for an answer."""
        counted, _created = VoteCount.objects.get_or_create(poll=self, answer=answer)
        VoteCount.objects.filter(pk=counted.pk).update(votes=F("votes") + 1)

    def results(self):
        """[{answer, votes, share in %}] in the order of the answers, then answers that were taken off after votes."""
        votes = dict(self.counts.order_by("pk").values_list("answer", "votes")) if self.pk else {}
        answers = dict.fromkeys([*(option.answer for option in self.options.all()), *votes])
        total = sum(votes.values())
        return [
            {"answer": answer, "votes": votes.get(answer, 0), "share": _share(votes.get(answer, 0), total)}
            for answer in answers
        ]

    def get_preview_template(self, request, mode_name):
        return "feedback/poll.html"

    def get_preview_context(self, request, mode_name):
        return {"poll": self, "may_vote": True, "request": request}


class PollOption(Orderable):
    """One answer to choose."""

    poll = ParentalKey("feedback.Poll", related_name="options")
    answer = NfcCharField(_("answer"), max_length=160)

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self):
        return self.answer


class VoteCount(models.Model):
    """How often an answer was chosen; by its words, so that no later draft of the poll can lose or move votes."""

    poll = models.ForeignKey("feedback.Poll", models.CASCADE, related_name="counts")
    answer = NfcCharField(max_length=160)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "answer"], name="one_count_an_answer")]

    def __str__(self):
        return f"{self.answer}: {self.votes}"


def _share(votes, total):
    return round(100 * votes / total) if total else 0
