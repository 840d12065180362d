"""Letters about the doors: to the person concerned, and to the administrators."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _

_BACKEND = "django.contrib.auth.backends.ModelBackend"
MAY_RECOVER = "doors.add_recovery"


def tell(user, sentence):
    """Tell somebody what happened to the account, and what to do if it was not they."""
    _send([user], sentence, _("If it was not you, tell another administrator at once."))


def tell_administrators(sentence, but=()):
    """Tell everybody who may have a second factor reset; superusers too."""
    _send([user for user in administrators() if user not in but], sentence, "")


def administrators():
    """Everybody who may take part in resetting a second factor."""
    return get_user_model().objects.with_perm(MAY_RECOVER, backend=_BACKEND)


def _send(users, sentence, advice):
    when = f"{timezone.localtime():%H:%M %d/%m/%Y}"
    body = "\n\n".join(filter(None, [sentence, advice, when, settings.WAGTAILADMIN_BASE_URL]))
    for user in users:
        if user.email:
            send_mail(_("Signing in to the portal"), body, settings.DEFAULT_FROM_EMAIL, [user.email])
