"""The admin's side of the rule: rights, the page editor, snippets."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import UnpublishView

from .steps import ApprovalTask


class ApprovedPagePermissions(PagePermissionTester):
    """What a user may do with a page: everything but publishing, which is the workflow's."""

    def may(self, action):
        """Whether the user holds this right here."""
        return self.user.is_active and (self.user.is_superuser or action in self.permissions)

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unschedule(self):
        return self.may("publish")


class PermanentPagePermissions(ApprovedPagePermissions):
    """For pages that know `was_published()`: what was public once is neither unpublished nor deleted (B21, D5)."""

    def can_unpublish(self):
        return False

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and not self.page.was_published()

    def can_move(self):
        return self.may("publish") if self.page.was_published() else super().can_move()


class ApprovedPageForm(WagtailAdminPageForm):
    """The editor of a page, which knows when it is being approved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False  # made of the title

    def is_approval(self):
        """Whether this submission would make the page public."""
        if not self.data.get("action-workflow-action") or self.data.get("workflow-action-name") != "approve":
            return False
        task = self.instance.current_workflow_task
        return bool(task) and isinstance(task.specific, ApprovalTask)

    def clean(self):
        """Refuse to approve or to replace unasked what was not on the screen."""
        cleaned = super().clean()
        if self._is_out_of_date():
            self.add_error(None, self._newer_version())
        return cleaned

    def _newer_version(self):
        if self.is_approval():
            return _("Somebody saved a newer version since you opened this one. Read that, then approve.")
        return _(
            "Somebody saved a newer version since you opened this one. What you wrote is below, not saved yet: "
            "compare it with the newer version in the history. Saving again puts yours in its place."
        )

    def _is_out_of_date(self):
        latest = self.instance.pk and self.instance.get_latest_revision()
        if not latest:
            return False
        if overwritten := self.data.get("overwrite_revision_id"):
            return overwritten != str(latest.pk)
        # Autosave writes into the same version again, so its time counts too.
        loaded = (self.data.get("loaded_revision_id"), self.data.get("loaded_revision_created_at"))
        return bool(loaded[0]) and loaded != (str(latest.pk), latest.created_at.isoformat())


class ApprovedSnippetPolicy(ModelPermissionPolicy):
    """Rights for snippets with drafts: "publish" is the workflow's, "unpublish" belongs to who holds publish."""

    def user_has_permission(self, user, action):
        if action == "publish":
            return False
        return super().user_has_permission(user, "publish" if action == "unpublish" else action)


class UnpublishApprovedView(UnpublishView):
    """Taking a snippet off, by whoever holds the right that publishing would need."""

    permission_required = "unpublish"
