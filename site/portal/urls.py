"""Every address of the portal."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home.site_map import SITEMAPS
from home.views import robots, site_map

urlpatterns = [
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("thu-tuc/", include("catalogue.urls")),
    path("tim-kiem/", include("search.urls")),
    path("co-quan/", include("agencies.urls")),
    path("so-do/", site_map, name="site_map"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots),
    *static(settings.MEDIA_URL + "images/", document_root=settings.MEDIA_ROOT / "images"),
    path("", include(wagtail_urls)),
]
