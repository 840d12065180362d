"""Atom: what became of all plans, or of one."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from core.language.text import printable

from .models import PlanVersion, ProgressReport
from .standing.goals import unit_of
from .standing.phrases import amount

_MOST = 40


class PlanFeed(Feed):
    """The latest publications and approved reports of the given plans, newest first."""

    feed_type = Atom1Feed
    language = "vi"

    def __init__(self, plans, title, url):
        self.plans, self._title, self._url = plans, title, url

    def title(self):
        return printable(self._title)

    def link(self):
        return self._url

    def subtitle(self):
        return _("New versions and reports; every number leads to its evidence.")

    def items(self):
        versions = (
            PlanVersion.objects.filter(plan__in=self.plans).select_related("plan").order_by("-approved_at")[:_MOST]
        )
        reports = ProgressReport.objects.filter(target__plan__in=self.plans, approved_at__isnull=False)
        reports = reports.select_related("target__plan").order_by("-approved_at")[:_MOST]
        found = [*map(_version, versions), *map(_report, reports)]
        return sorted(found, key=lambda item: item["at"], reverse=True)[:_MOST]

    def item_title(self, item):
        return printable(item["title"])

    def item_description(self, item):
        return printable(item["text"])

    def item_link(self, item):
        return item["url"]

    def item_guid(self, item):
        return item["id"]

    def item_pubdate(self, item):
        return item["at"]

    def item_updateddate(self, item):
        return item["at"]


def _version(version):
    plan = version.plan
    title = _("%(plan)s: version %(number)s published") % {"plan": plan.heading, "number": version.number}
    url = plan.full_url or reverse("plan_board")
    return {
        "title": title,
        "text": plan.title,
        "url": url,
        "at": version.approved_at,
        "id": f"{url}#ban-{version.number}",
    }


def _report(report):
    target = report.target
    value = amount(report.value, unit_of(target))
    said = {"plan": target.plan.heading, "value": value, "date": f"{report.as_of:%d/%m/%Y}"}
    words = (
        _("%(plan)s: corrected report, %(value)s as of %(date)s")
        if report.corrects_id
        else _("%(plan)s: %(value)s as of %(date)s")
    )
    url = target.get_absolute_url()
    return {
        "title": words % said,
        "text": target.wording,
        "url": url,
        "at": report.approved_at,
        "id": f"{url}#bao-cao-{report.pk}",
    }
