"""What every template may use."""

from django.urls import reverse
from wagtail.models import Page, Site

from ..models import SiteSettings
from .cache import Cached


def portal(request):
    """`portal`: facts of header and footer, addresses of the main menu; none in the admin."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return {}
    return {"portal": portal_of(Site.find_for_request(request))}


def settings_of(request):
    """The settings of the request's site."""
    return _settings(Site.find_for_request(request))


def _read_settings(site):
    return SiteSettings.for_site(site) if site else SiteSettings()


def _read_portal(site):
    settings, pages = _settings(site), _pages(site)
    return {
        "site": site,
        "name": settings.name,
        "authority": settings.authority,
        "responsible": settings.responsible,
        "address": settings.address,
        "phone": settings.phone,
        "email": settings.email,
        "copyright": settings.copyright,
        "home_url": "/",
        "procedures_url": reverse("procedures"),
        "agencies_url": reverse("agencies"),
        "desks_url": reverse("desks"),
        "official_channels_url": reverse("official_channels"),
        "track_filing_url": reverse("track_filing"),
        "life_events_url": reverse("life_events"),
        "related_links_url": reverse("related_links"),
        "site_map_url": reverse("site_map"),
        "suggest_url": reverse("procedure_suggestions"),
        "search_url": reverse("site_search"),
        "site_suggest_url": reverse("site_suggestions"),
        "menu_pages": [page for page in pages if page["in_menu"]],
        "foot_pages": pages,
    }


def _pages(site):
    """The public pages right below the front page: all at the foot, those "in menus" in the main menu."""
    pages = Page.objects.live().child_of(site.root_page).filter(view_restrictions=None) if site else ()
    return [
        {"title": page.title, "url": page.get_url(current_site=site), "in_menu": page.show_in_menus} for page in pages
    ]


_settings, portal_of = Cached(_read_settings), Cached(_read_portal)
