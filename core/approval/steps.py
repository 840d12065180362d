"""The steps of the workflow: editing, then approval, each by somebody with fresh eyes."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState

from .rule import PublicationRefused, authors, own_words


class ReasonForm(TaskStateCommentForm):
    """Sending something back: the reason is not optional."""

    comment = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("What has to change, so that the author knows what to do."),
    )


class _EditorialTask(AbstractGroupApprovalTask):
    yes = ""

    class Meta:
        abstract = True

    def refuses(self, subject, user):
        """Whether this user may not say yes at this step."""
        raise NotImplementedError

    def get_actions(self, obj, user):
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        actions = [("reject", _("Return with a reason"), True)]
        if not self.refuses(obj, user):
            actions += [("approve", self.yes, False), ("approve", _("%(yes)s, with a note") % {"yes": self.yes}, True)]
        return actions

    def get_form_for_action(self, action):
        return ReasonForm if action == "reject" else TaskStateCommentForm

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Do it once: of two who press at the same time the second finds it done and gets told."""
        current = TaskState.objects.select_for_update().get(pk=task_state.pk)
        subject = task_state.revision.content_object
        if current.status != TaskState.STATUS_IN_PROGRESS:
            raise PublicationRefused(subject, [_("Somebody else has decided this in the meantime.")])
        if action_name == "reject" and not str(kwargs.get("comment", "")).strip():
            raise PublicationRefused(subject, [_("It was not returned: the reason is missing.")])
        if action_name == "approve" and self.refuses(subject, user):
            raise PublicationRefused(subject, [own_words()])
        return super().on_action(task_state, user, action_name, **kwargs)


class EditingTask(_EditorialTask):
    """The first step: an editor reads and corrects; what is urgent goes to approval at once (B19)."""

    yes = gettext_lazy("Pass on for approval")

    class Meta:
        verbose_name = gettext_lazy("editing step")
        verbose_name_plural = gettext_lazy("editing steps")

    def start(self, workflow_state, user=None):
        """Begin the step; for something urgent it counts as skipped."""
        state = super().start(workflow_state, user=user)
        if getattr(workflow_state.content_object.get_latest_revision_as_object(), "is_urgent", False):
            state.status = TaskState.STATUS_SKIPPED
            state.save()
        return state

    def refuses(self, subject, user):
        """An editor passes on what others wrote; correcting it is the editor's work."""
        return authors(subject) == {user.pk}


class ApprovalTask(_EditorialTask):
    """The last step: the head approves what somebody else wrote, and it goes public at its time."""

    yes = gettext_lazy("Approve")

    class Meta:
        verbose_name = gettext_lazy("approval step")
        verbose_name_plural = gettext_lazy("approval steps")

    def refuses(self, subject, user):
        return user.pk in authors(subject)
