"""Every public address, as the site maps name them."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import resolve, reverse
from wagtail.models import Page


def public_addresses():
    """{address: the page's primary key, or None for what is no page}, in the order of the site maps."""
    addresses = {}
    for kind in resolve(reverse("sitemap")).kwargs["sitemaps"].values():
        site_map = kind()
        for item in site_map.items():
            address = urljoin(f"{settings.BASE_URL}/", site_map.location(item))
            addresses.setdefault(address, item.pk if isinstance(item, Page) else None)
    return addresses
