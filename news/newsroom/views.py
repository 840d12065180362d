"""The newsroom's decisions in the admin: taking down, checking an alert, confirming a finding."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages

from core.admin.decisions import Decision
from core.approval import authors

from ..editor.spam_check import open_findings
from ..models import ArticlePage, Confirmation, Publication, Takedown
from .forms import TakedownForm


class _Decision(Decision):
    """A decision about `article`."""

    back_label = gettext_lazy("Back to the article")

    @cached_property
    def article(self):
        return get_object_or_404(ArticlePage, pk=self.kwargs["pk"])

    @property
    def permissions(self):
        """The user's rights over the article."""
        return self.article.permissions_for_user(self.request.user)

    def is_allowed(self):
        return self.permissions.may("change")

    def get_page_subtitle(self):
        return self.article.get_admin_display_title()

    def back_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.article.pk])


class AskTakedownView(_Decision):
    """The first of the two persons: why a public article has to go."""

    page_title = gettext_lazy("Ask for a takedown")
    form_class = TakedownForm
    question = gettext_lazy("A second person decides. Until then the article stays public.")
    button = gettext_lazy("Ask for the takedown")

    def is_allowed(self):
        return self.permissions.can_take_down()

    def rows(self):
        refused = self.article.takedowns.exclude(refused_at=None).select_related("refused_by")[:3]
        return [(_refusal_label(takedown), takedown.refusal) for takedown in refused]

    def form_valid(self, form):
        if form.cleaned_data["correction"] == self.article:
            form.add_error("correction", _("An article cannot lead to itself."))
            return self.form_invalid(form)
        if self.article.takedowns.filter(approved_at=None, refused_at=None).exists():
            messages.warning(self.request, _("A takedown of this article has been asked for already."))
            return redirect(self.back_url())
        Takedown.objects.create(
            article=self.article,
            reason=form.cleaned_data["reason"],
            correction=form.cleaned_data["correction"],
            asked_by=self.request.user,
        )
        messages.success(self.request, _("The takedown was asked for; somebody else decides about it."))
        return redirect(self.back_url())


def _refusal_label(takedown):
    who = takedown.refused_by.get_full_name() if takedown.refused_by else "–"
    return _("Refused on %(date)s by %(name)s") % {
        "date": date_format(localdate(takedown.refused_at), "SHORT_DATE_FORMAT"),
        "name": who,
    }


class DecideTakedownView(_Decision):
    """The second person: takes the article down, or refuses with a reason."""

    page_title = gettext_lazy("Decide about a takedown")
    template_name = "news/newsroom/decide_takedown.html"

    @cached_property
    def takedown(self):
        waiting = Takedown.objects.filter(approved_at=None, refused_at=None).select_related("article", "asked_by")
        return get_object_or_404(waiting, pk=self.kwargs["pk"])

    @property
    def article(self):
        return self.takedown.article

    def is_allowed(self):
        return self.permissions.may("publish")

    def rows(self):
        return [
            (_("Asked by"), self.takedown.asked_by.get_full_name()),
            (_("Reason"), self.takedown.reason),
            (_("Leads to the article"), self.takedown.correction or "–"),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_own": self.takedown.asked_by == self.request.user}

    def post(self, request, *args, **kwargs):
        if "approve" not in request.POST:
            return super().post(request, *args, **kwargs)
        if self.takedown.asked_by == request.user:
            messages.error(request, _("You asked for this takedown, so somebody else has to decide."))
            return redirect(self.back_url())
        is_mine = self._take_down()
        return self.tell(is_mine, _("The article was taken down."))

    @transaction.atomic
    def _take_down(self):
        is_mine = self._decide(approved_at=timezone.now(), approved_by=self.request.user)
        if is_mine:
            UnpublishPageAction(self.article, user=self.request.user).execute(skip_permission_checks=True)
        return is_mine

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        is_mine = self._decide(refused_at=timezone.now(), refused_by=self.request.user, refusal=reason)
        return self.tell(is_mine, _("The takedown was refused; the article stays public."))

    def _decide(self, **decision):
        """Store the decision; False when somebody else has decided already."""
        waiting = Takedown.objects.filter(pk=self.takedown.pk, approved_at=None, refused_at=None)
        return waiting.update(**decision) == 1


class CheckAlertView(_Decision):
    """The later look at what went public through the urgent lane, by somebody who had no part in it."""

    page_title = gettext_lazy("Check an alert afterwards")
    question = gettext_lazy("It went public with one approver. Read it again and write what you found.")
    button = gettext_lazy("Checked")

    @cached_property
    def publication(self):
        return get_object_or_404(Publication, pk=self.kwargs["pk"], is_urgent=True, checked_at=None)

    @property
    def article(self):
        return self.publication.article

    def rows(self):
        publication = self.publication
        approver = publication.approved_by.get_full_name() if publication.approved_by else "–"
        return [(_("Written by"), publication.written_by), (_("Approved by"), approver)]

    def form_valid(self, form):
        user = self.request.user
        if user == self.publication.approved_by or self._wrote_it(user):
            form.add_error(None, _("You wrote or approved it, so somebody else has to check."))
            return self.form_invalid(form)
        Publication.objects.filter(pk=self.publication.pk, checked_at=None).update(
            checked_by=user, checked_at=timezone.now(), check_note=form.cleaned_data["reason"]
        )
        messages.success(self.request, _("The check was recorded."))
        return redirect("wagtailadmin_home")

    def _wrote_it(self, user):
        """Whether the user saved any of the versions that led to it."""
        revision = self.publication.revision
        saved = self.article.revisions.filter(user=user, created_at__lte=revision.created_at)
        if earlier := self.article.publications.filter(approved_at__lt=self.publication.approved_at).first():
            saved = saved.filter(created_at__gt=earlier.revision.created_at)
        return saved.exists()


class ConfirmFindingView(_Decision):
    """A second person says that a finding of the spam lint is honest news (I6)."""

    page_title = gettext_lazy("Confirm a warning")
    question = gettext_lazy("Confirm only what is honest news, for example a report about a raid on gamblers.")
    button = gettext_lazy("Confirm")

    @cached_property
    def draft(self):
        return self.article.get_latest_revision_as_object()

    def rows(self):
        return [(self._label(finding.field), finding.message) for finding in open_findings(self.draft)]

    def _label(self, field):
        return capfirst(self.article._meta.get_field(field).verbose_name)

    def form_valid(self, form):
        if self.request.user.pk in authors(self.article):
            form.add_error(None, _("You wrote a part of this version, so somebody else has to confirm."))
            return self.form_invalid(form)
        for finding in open_findings(self.draft):
            Confirmation.objects.create(
                article=self.article,
                finding=finding.key,
                reason=form.cleaned_data["reason"],
                confirmed_by=self.request.user,
            )
        messages.success(self.request, _("The warnings were confirmed; they no longer stop the publication."))
        return redirect(self.back_url())
