"""Where plans stand: /ke-hoach/."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.approval import PermanentPagePermissions
from core.fields import NfcTextField
from search.pages import TreePage

from .version import PlanVersion


class PlanIndexPage(TreePage):
    """The list of all plans with what became of each."""

    lead = NfcTextField(gettext_lazy("lead"), blank=True, validators=[MaxLengthValidator(300)])

    template = "plans/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["plans.PlanPage"]
    max_count = 1

    class Meta:
        verbose_name = gettext_lazy("list of plans")
        verbose_name_plural = gettext_lazy("lists of plans")

    def was_published(self):
        """Whether any plan below was ever public."""
        return PlanVersion.objects.filter(plan__path__startswith=self.path).exists()

    def delete(self, *args, **kwargs):
        """Delete an empty list; published plans are never deleted with it."""
        if self.was_published():
            raise ValidationError(_("Plans that were published are never deleted."))
        return super().delete(*args, **kwargs)

    def permissions_for_user(self, user):
        return PermanentPagePermissions(user, self)
