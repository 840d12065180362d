"""The report of procedures that people ask for and nobody has given everyday names."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from catalogue import phrases
from catalogue.models import EverydayNames
from catalogue.names.lacking import coverage, lacking_names
from catalogue.worklist.states import ASKED_DAYS
from core.admin.records import PlainReportView

from .names import add_url


def may_name(user):
    """Whether the user may see the report: whoever may write names may."""
    return policy_registry.get_by_type(EverydayNames).user_has_permission(user, "change")


def _levels(tiers):
    return ", ".join(str(phrases.TIERS[tier]) for tier in tiers)


class LackingNamesView(PlainReportView):
    """The most read procedures without names first, with the way to add some."""

    model = EverydayNames
    permission_required = "change"
    index_url_name = "lacking_names"
    page_title = _("Procedures without everyday names")
    header_icon = "tag"
    template_name = "catalogue/names/lacking.html"
    results_template_name = "catalogue/names/lacking_results.html"
    list_export = ["code", "official_name", "tiers", "asked"]
    export_headings = {
        "code": _("code"),
        "official_name": _("official name"),
        "tiers": _("level"),
        "asked": _("page read"),
    }
    custom_field_preprocess = {"tiers": {"csv": _levels, "xlsx": _levels}}
    export_filename = "chua-co-ten-thuong-goi"

    @cached_property
    def levels(self):
        """The figures at the top."""
        return coverage()

    def get_queryset(self):
        return lacking_names()

    def decorate_paginated_queryset(self, object_list):
        return object_list if self.is_export else [(row, _levels(row.tiers)) for row in object_list]

    def get_context_data(self, **kwargs):
        edit_url = EverydayNames.snippet_viewset.get_url_name("edit")
        own = {"levels": self.levels, "days": ASKED_DAYS, "add_url": add_url(), "edit_url": edit_url}
        return super().get_context_data(**kwargs) | own
