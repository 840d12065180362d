"""The official hotline: the first of the official channels that is one."""

from django.urls import reverse

from core.facts import Office
from core.web.cache import Cached

from .models import Kind, OfficialChannel


def _read():
    channel = OfficialChannel.objects.filter(kind=Kind.HOTLINE).first()
    return Office(channel.name, reverse("official_channels"), channel.address) if channel else None


official_hotline = Cached(_read)
