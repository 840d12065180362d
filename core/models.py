"""What every part of the portal stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from core.approval import ApprovalTask, ApprovedPageForm, ApprovedPagePermissions, EditingTask, TwoPersonsMixin
from core.fields import NfcCharField, NfcTextField

__all__ = ["ApprovalTask", "BasePage", "EditingTask", "SiteSettings"]


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

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("authority")], heading=_("Header")),
        MultiFieldPanel(
            [
                FieldPanel("responsible"),
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("copyright"),
            ],
            heading=_("Footer"),
        ),
    ]

    class Meta:
        verbose_name = _("portal settings")


class BasePage(TwoPersonsMixin, Page):
    """What all pages of the portal share: nobody publishes alone."""

    base_form_class = ApprovedPageForm

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return ApprovedPagePermissions(user, self)
