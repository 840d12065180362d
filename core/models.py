"""What every part of the portal stands on."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from core.approval import (
    ApprovalTask,
    ApprovedPageForm,
    ApprovedPagePermissions,
    EditingTask,
    TwoPersonsMixin,
    authors,
)
from core.fields import NfcCharField, NfcTextField
from core.generation import PublicChange, changed
from core.page_types import page_type

__all__ = ["ApprovalTask", "BasePage", "EditingTask", "PublicChange", "SiteSettings"]


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """Who publishes this portal: header and footer of every page (A1, A2)."""

    name = NfcCharField(_("name of the portal"), max_length=110, default="Cổng thông tin tỉnh")
    authority = NfcCharField(_("publishing body"), max_length=160, default="Ủy ban nhân dân tỉnh")
    responsible = NfcCharField(
        _("person responsible for the content"), max_length=160, blank=True, help_text=_("Name and office.")
    )
    address = NfcTextField(_("postal address"), blank=True)
    phone = NfcCharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("The official mailbox, never a private one."))
    copyright = NfcTextField(_("copyright line"), blank=True)
    online_help = NfcTextField(
        _("help with filing online"),
        blank=True,
        help_text=_("Where and when somebody sits beside people without VNeID or a smartphone; on each procedure."),
    )

    class Meta:
        verbose_name = _("portal settings")

    @transaction.atomic
    def save(self, **kwargs):
        """Save; every page says who publishes it. The defaults, stored when first asked for, were shown before."""
        is_new = self._state.adding
        super().save(**kwargs)
        if not is_new:
            changed()


class BasePage(TwoPersonsMixin, Page):
    """What all pages of the portal share: nobody publishes alone, and what stands around them is declared apart."""

    base_form_class = ApprovedPageForm

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return ApprovedPagePermissions(user, self)

    def problems(self):
        """What is missing or contradictory for a publication; some of it is only told."""
        return page_type(self).problems(self)

    def publication_problems(self):
        """What stands against a publication."""
        return [problem for problem in self.problems() if problem.blocks]

    @transaction.atomic
    def publish(self, revision, user=None, **options):
        """Publish or schedule; whoever wrote the version is known to what happens after it."""
        writers = authors(self)
        super().publish(revision, user=user, **options)
        page_type(self).published(self, revision, writers, user)

    def complete(self, revision):
        page_type(self).complete(self, revision)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | page_type(self).context(self, request)

    def serve(self, request, *args, **kwargs):
        answer = page_type(self).answer(self, request, *args, **kwargs)
        return answer or super().serve(request, *args, **kwargs)
