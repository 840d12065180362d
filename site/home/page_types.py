"""The PageTypes of the front page and the information pages: panels and context."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from core.page_types import PageType, declare

from .front import front_page_context
from .models import HomePage, InformationPage


def _front(page, request):
    return front_page_context(page)


def _information(page, request):
    pages = InformationPage.objects.live()
    return {
        "trail": [_link(above, request) for above in pages.ancestor_of(page)],
        "children": [_link(below, request) for below in pages.child_of(page).public()],
    }


def _link(page, request):
    return {"name": page.title, "url": page.get_url(request)}


def declare_all():
    """Declare them."""
    pins = InlinePanel("pinned_tasks", heading=_("Pinned tasks"), label=_("pinned task"), max_num=10)
    searches = [FieldPanel("example_searches"), FieldPanel("blocked_searches")]
    front = [FieldPanel("introduction"), *searches, pins]
    declare(HomePage, PageType(content=front, context=_front))
    declare(InformationPage, PageType(content=[FieldPanel("lead"), FieldPanel("body")], context=_information))
