"""What the doors keep goes again: addresses of wrong attempts after the lock, records of lifted locks after a year."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from .models import Unlocking

_RECORD = timedelta(days=365)


def clear():
    """Remove what has served its time."""
    now = timezone.now()
    AccessAttempt.objects.filter(attempt_time__lt=now - settings.LOCK_TIME).delete()
    Unlocking.objects.filter(unlocked_at__lt=now - _RECORD).delete()
    call_command("clearsessions")
