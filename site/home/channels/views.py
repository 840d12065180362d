"""The public list of official channels."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from .models import Kind, OfficialChannel


@require_safe
def official_channels(request):
    """Every channel by kind, with who answers for it and when it was checked."""
    channels = list(OfficialChannel.objects.select_related("owner"))
    groups = [
        {"label": kind.label, "channels": [channel for channel in channels if channel.kind == kind]} for kind in Kind
    ]
    return render(request, "home/channels.html", {"groups": [group for group in groups if group["channels"]]})
