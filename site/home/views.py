"""Views of the whole portal."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from wagtail.models import Site

from .site_map import tree


def site_map(request):
    """The site map as a tree of links."""
    site = Site.find_for_request(request)
    return render(request, "home/site_map.html", {"tree": tree(site.root_page if site else None)})


def robots(request):
    """What crawlers may read: everything but the admin; searches are kept out of indexes by their own pages."""
    lines = [
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /thu-tuc/goi-y/",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
