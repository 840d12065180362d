"""What `manage.py check --deploy` says of the doors."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.utils.translation import gettext as _


@register(Tags.security, deploy=True)
def second_factor(app_configs, **given):
    """A portal in use asks everybody who may publish for the second factor."""
    if settings.SECOND_FACTOR:
        return []
    words = _("SECOND_FACTOR is off: a password alone lets people publish. Switch it on wherever the portal is in use.")
    return [Warning(words, id="doors.W001")]
