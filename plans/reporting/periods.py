"""Reporting periods in the admin: what was reported into one keeps it as it is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies import ModelPermissionPolicy

_DAYS = {"plan", "starts_on", "ends_on", "due_on"}


class PeriodForm(WagtailAdminModelForm):
    """Refuses to change a locked period, and the days of one into which was reported."""

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk:
            return cleaned
        if self.instance.is_locked:
            raise ValidationError(_("The period is locked, so nothing was changed. Open it again first."))
        if _DAYS & set(self.changed_data) and self.instance.reports.exists():
            raise ValidationError(_("There are reports of this period, so its plan and its days stay as they are."))
        return cleaned


class PeriodPolicy(ModelPermissionPolicy):
    """A period that is locked or has reports is not deleted by anybody."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and (instance.is_locked or instance.reports.exists()):
            return False
        return super().user_has_permission_for_instance(user, action, instance)
