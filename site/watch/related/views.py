"""The public list of related sites."""

from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_safe

from .models import RelatedLink


@require_safe
def related_links(request):
    """Every link under the heading of its group."""
    by_group = groupby(RelatedLink.objects.all(), key=lambda link: link.group)
    groups = [{"name": name, "links": list(links)} for name, links in by_group]
    return render(request, "watch/related_links.html", {"groups": groups})
