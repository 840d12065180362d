"""A new password by mail: the page does the same whether or not anybody has the address; the clock sends the letter."""

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils import timezone
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views import account

from ..address import client_address
from ..lock.counting import digest_of
from ..lock.handler import forget
from ..models import PasswordLetter

# One letter for an address in this time, and so many altogether.
_AGAIN, _MOST = timedelta(minutes=15), 1000
_log = logging.getLogger(__name__)


class ResetView(account.PasswordResetView):
    """Takes an address and says nothing about it."""

    def form_valid(self, form):
        ask_for_letter(form.cleaned_data["email"])
        return HttpResponseRedirect(self.get_success_url())


class NewPasswordView(account.PasswordResetConfirmView):
    """Takes the new password. Who reads the mailbox is the owner, so this device is known from now on."""

    def form_valid(self, form):
        response = super().form_valid(form)
        self.request.axes_ip_address = client_address(self.request)
        forget(self.request, response, digest_of(self.user.get_username()))
        return response


def ask_for_letter(email):
    """Note that somebody wants one."""
    if PasswordLetter.objects.count() >= _MOST:
        _log.warning("Too many letters for new passwords are asked for: none is sent for a while")
        return
    PasswordLetter.objects.get_or_create(email=email.lower())


def send_letters():
    """Send what was asked for and forget what is old; how many were asked for."""
    PasswordLetter.objects.filter(sent_at__lt=timezone.now() - _AGAIN).delete()
    letters = list(PasswordLetter.objects.filter(sent_at=None))
    for letter in letters:
        if PasswordLetter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=timezone.now()):
            _send(letter.email)
    return len(letters)


def _send(email):
    address, form = urlsplit(settings.WAGTAILADMIN_BASE_URL), PasswordResetForm({"email": email})
    if form.is_valid():
        form.save(
            domain_override=address.netloc,
            use_https=address.scheme == "https",
            subject_template_name=account.PasswordResetView.subject_template_name,
            email_template_name=account.PasswordResetView.email_template_name,
        )
