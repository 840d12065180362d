"""The site map for machines (sitemap.xml) and as a tree of text (A3)."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from agencies.desks.finding import places
from agencies.models import Agency, LegalAct
from catalogue.models import Procedure
from catalogue.models.reference import LifeEventKind
from catalogue.offers import areas_with_counts, events_with_counts
from news.models import ArticlePage
from plans.models import PlanPage


class PageSitemap(Sitemap):
    """Public pages of the tree."""

    def items(self):
        expired = Q(expire_at__lte=timezone.now())
        return Page.objects.live().public().filter(depth__gt=1).exclude(expired).order_by("pk")

    def lastmod(self, page):
        return page.last_published_at

    def location(self, page):
        return page.get_url() or "/"


class ProcedureSitemap(Sitemap):
    """Procedures in force."""

    def items(self):
        return Procedure.objects.in_force().filter(is_internal=False).only("code", "slug", "changed_at").order_by("pk")

    def lastmod(self, procedure):
        return procedure.changed_at


class AgencySitemap(Sitemap):
    """Agencies."""

    def items(self):
        return Agency.objects.order_by("pk")


class LegalActSitemap(Sitemap):
    """Legal acts that something published cites."""

    def items(self):
        return LegalAct.objects.filter(citations__isnull=False).distinct().only("slug").order_by("pk")


class LifeEventSitemap(Sitemap):
    """Life events that have procedures."""

    def items(self):
        return [event["url"] for kind in LifeEventKind for event in events_with_counts(kind)]

    def location(self, url):
        return url


class DeskSitemap(Sitemap):
    """Where one goes."""

    def items(self):
        return [place.desk for place in places()]


class ListSitemap(Sitemap):
    """The lists that one starts from."""

    def items(self):
        return [
            "procedures",
            "life_events",
            "track_filing",
            "agencies",
            "desks",
            "my_commune",
            "plan_board",
            "official_channels",
            "related_links",
            "site_map",
        ]

    def location(self, name):
        return reverse(name)


SITEMAPS = {
    "pages": PageSitemap,
    "lists": ListSitemap,
    "procedures": ProcedureSitemap,
    "life_events": LifeEventSitemap,
    "agencies": AgencySitemap,
    "desks": DeskSitemap,
    "legal_acts": LegalActSitemap,
}


def tree(home):
    """The nested list of /so-do/: [{title, url, children}] from the live tree and the lists of the sections."""
    areas = [{"title": area["name"], "url": area["url"], "children": []} for area in areas_with_counts()]
    return [
        {"title": _("Front page"), "url": "/", "children": []},
        *(_page_branches(home) if home else []),
        {"title": _("Administrative procedures"), "url": reverse("procedures"), "children": areas},
        {"title": _("Life events"), "url": reverse("life_events"), "children": _life_events()},
        {"title": _("Track a filed dossier"), "url": reverse("track_filing"), "children": []},
        {"title": _("Where to go"), "url": reverse("desks"), "children": []},
        {"title": _("Agencies"), "url": reverse("agencies"), "children": []},
        {"title": _("Where I live"), "url": reverse("my_commune"), "children": []},
        {"title": _("Board of plans"), "url": reverse("plan_board"), "children": []},
        {"title": _("Official channels"), "url": reverse("official_channels"), "children": []},
        {"title": _("Related sites"), "url": reverse("related_links"), "children": []},
        {"title": _("Site map"), "url": reverse("site_map"), "children": []},
    ]


def _life_events():
    events = [event for kind in LifeEventKind for event in events_with_counts(kind)]
    return [{"title": event["name"], "url": event["url"], "children": []} for event in events]


def _page_branches(home):
    """The pages below but articles and plans, each under the nearest one above it that is public too."""
    top = {"children": []}
    above = [(home.depth, top)]
    many = ContentType.objects.get_for_models(ArticlePage, PlanPage).values()
    for page in home.get_descendants().live().public().exclude(content_type__in=many):
        while above[-1][0] >= page.depth:
            above.pop()
        branch = {"title": page.title, "url": page.url, "children": []}
        above[-1][1]["children"].append(branch)
        above.append((page.depth, branch))
    return top["children"]
