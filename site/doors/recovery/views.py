"""Who has a second factor, and resetting one by two administrators."""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name as name

from core.admin.decisions import Decision, RightView

from ..factor.rule import powerful
from ..letters import MAY_RECOVER
from ..models import Recovery
from . import resetting

_SHOWN = 50


class FactorsView(RightView, TemplateView):
    """Everybody who comes into the admin, whether with a second factor; what was asked and what was reset."""

    template_name = "doors/factors.html"
    page_title = gettext_lazy("Second factors")
    header_icon = "lock"

    def is_allowed(self):
        return self.request.user.has_perm(MAY_RECOVER)

    def get_context_data(self, **kwargs):
        user = self.request.user
        records = Recovery.objects.select_related("person", "asked_by", "decided_by")
        people = get_user_model().objects.filter(is_active=True).order_by("last_name", "first_name", "username")
        people = people.annotate(
            has_phone=Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)),
            is_powerful=Exists(powerful().filter(pk=OuterRef("pk"))),
            is_asked=Exists(Recovery.objects.open().filter(person=OuterRef("pk"))),
        )
        opened = records.open()
        return super().get_context_data(**kwargs) | {
            "people": people,
            "open": [(recovery, resetting.may_confirm(user, recovery)) for recovery in opened],
            "records": records.exclude(pk__in=opened)[:_SHOWN],
            "may_take_part": resetting.may_take_part(user),
        }


class AskView(Decision):
    """The first of the two administrators: whose second factor, and why."""

    page_title = gettext_lazy("Ask to reset a second factor")
    question = gettext_lazy(
        "Speak with the person face to face or over a number that you know. Another administrator decides; until then"
        " nothing changes. The person and all administrators get a letter."
    )
    button = gettext_lazy("Ask for the reset")

    @cached_property
    def person(self):
        return get_object_or_404(get_user_model(), pk=self.kwargs["pk"], is_active=True)

    def is_allowed(self):
        return resetting.may_ask(self.request.user, self.person)

    def rows(self):
        return [(_("Person"), name(self.person))]

    def back_url(self):
        return reverse("door_factors")

    def form_valid(self, form):
        if resetting.ask(self.request.user, self.person, form.cleaned_data["reason"]):
            messages.success(self.request, _("Asked. Another administrator decides within three days."))
        else:
            messages.error(self.request, _("It was asked for already."))
        return redirect(self.back_url())


class DecideView(Decision):
    """The second administrator: whether it is done."""

    template_name = "doors/decide.html"
    form_class = Form
    page_title = gettext_lazy("Reset a second factor")
    question = gettext_lazy(
        "The phone and the recovery codes of this person count no more, and all sessions of the person end. At the next"
        " sign-in the person sets up a phone. Make sure yourself that the person asked for it."
    )
    button = gettext_lazy("Reset")

    @cached_property
    def recovery(self):
        records = Recovery.objects.select_related("person", "asked_by")
        return get_object_or_404(records, pk=self.kwargs["pk"])

    @property
    def is_own(self):
        """Whether the user asked for it, and so may only take it back."""
        return self.recovery.asked_by_id == self.request.user.pk

    def is_allowed(self):
        return self.is_own or resetting.may_confirm(self.request.user, self.recovery)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_own": self.is_own}

    def rows(self):
        asked = f"{timezone.localtime(self.recovery.asked_at):%H:%M %d/%m/%Y}"
        return [
            (_("Person"), name(self.recovery.person)),
            (_("Asked by"), f"{name(self.recovery.asked_by)}, {asked}" if self.recovery.asked_by else ""),
            (_("Reason"), self.recovery.reason),
        ]

    def back_url(self):
        return reverse("door_factors")

    def form_valid(self, form):
        user, recovery = self.request.user, self.recovery
        if "no" in self.request.POST:
            return self.tell(resetting.decide(user, recovery), _("It was not reset."))
        if self.is_own:
            return self.tell(False, "")
        return self.tell(resetting.confirm(user, recovery), _("The second factor was reset."))
