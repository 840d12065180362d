"""Every address of the portal."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from catalogue.events.views import life_event, life_events
from catalogue.visit.tracking import track_filing
from core.uploads.serve import picture
from core.web.sharing import qr_code
from feedback.polls.views import poll
from feedback.usefulness.views import give_opinion
from figures.coverage import views as coverage
from home.channels.views import official_channels
from home.site_map import SITEMAPS
from home.views import robots, site_map
from watch.related.views import related_links

urlpatterns = [
    path("quan-tri/", include("doors.urls")),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("thu-tuc/", include("catalogue.urls")),
    path("tim-kiem/", include("search.urls")),
    path("", include("agencies.urls")),
    path("su-kien/", life_events, name="life_events"),
    path("su-kien/<slug:slug>/", life_event, name="life_event"),
    path("tra-cuu-ho-so/", track_filing, name="track_filing"),
    path("tin-tuc/", include("news.urls")),
    path("ke-hoach/", include("plans.urls")),
    path("kenh-chinh-thuc/", official_channels, name="official_channels"),
    path("lien-ket/", related_links, name="related_links"),
    path("y-kien/", give_opinion, name="give_opinion"),
    path("tham-do/<slug:slug>/", poll, name="poll"),
    path("so-lieu/do-phu/", coverage.coverage, name="coverage"),
    path("so-lieu/do-phu.csv", coverage.coverage_table, {"kind": "csv"}, name="coverage_csv"),
    path("so-lieu/do-phu.xlsx", coverage.coverage_table, {"kind": "xlsx"}, name="coverage_xlsx"),
    path("so-lieu/do-phu.json", coverage.coverage_json, name="coverage_json"),
    path("so-do/", site_map, name="site_map"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots),
    path("ma-qr/<path:path>.svg", qr_code, name="qr_code"),
    path("media/images/<str:name>", picture),
    path("", include(wagtail_urls)),
]
handler400 = "core.web.guard.refusals.bad_request"
handler403 = "core.web.guard.refusals.forbidden"
handler404 = "core.web.lost.page_not_found"
handler500 = "core.web.bad_days.unavailable.server_error"
