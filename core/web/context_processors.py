"""What every template may use."""

from django.urls import reverse
from wagtail.models import Page, Site

from ..models import SiteSettings


def portal(request):
    """`portal`: facts of header and footer, addresses of the main menu; none in the admin, but where it refuses."""
    is_refused = "\x00" in request.path or hasattr(request, "is_refused")
    if request.path.startswith(reverse("wagtailadmin_home")) and not is_refused:
        return {}
    settings = settings_of(request)
    pages = _pages(request)
    return {
        "portal": {
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
            "official_channels_url": reverse("official_channels"),
            "related_links_url": reverse("related_links"),
            "site_map_url": reverse("site_map"),
            "suggest_url": reverse("procedure_suggestions"),
            "search_url": reverse("site_search"),
            "site_suggest_url": reverse("site_suggestions"),
            "menu_pages": [page for page in pages if page["in_menu"]],
            "foot_pages": pages,
        }
    }


def settings_of(request):
    """The settings of the request's site, asked for once."""
    if not hasattr(request, "portal_settings"):
        request.portal_settings = _with_only_site(request) or SiteSettings.for_request(request)
    return request.portal_settings


def _with_only_site(request):
    """The settings of a portal of one host, in one query with its site; None for others."""
    sites = Site.objects.select_related("root_page", "sitesettings")[:2]
    if hasattr(request, "_wagtail_site") or len(sites) != 1:
        return None
    request._wagtail_site = sites[0]
    return getattr(sites[0], "sitesettings", None)


def _pages(request):
    """The public pages right below the front page: all at the foot, those "in menus" in the main menu."""
    site = Site.find_for_request(request)
    pages = Page.objects.live().child_of(site.root_page).filter(view_restrictions=None) if site else ()
    return [{"title": page.title, "url": page.get_url(request), "in_menu": page.show_in_menus} for page in pages]
