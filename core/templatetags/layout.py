"""The parts of the layout that are the same on many pages: drawn once, until something public changes."""

from django import template
from django.template.loader import get_template
from django.utils.translation import get_language

from ..web.cache import Cached
from ..web.context_processors import portal_of

register = template.Library()


@register.simple_tag(takes_context=True)
def layout(context, name, varies_with_menu=False):
    """A template of the layout, given `portal` alone and, where the menu shows it, `path` of the page that is read."""
    site = context.get("portal", {}).get("site")
    place = _place(context["request"].path, context["portal"]) if varies_with_menu and site else ""
    return _drawn(name, site, place, get_language())


def _place(path, portal):
    """The page of the menu at this path, or the one above it and a star; nothing else of the path shows."""
    names = ("procedures", "track_filing", "agencies", "site_map")
    addresses = [portal[f"{name}_url"] for name in names]
    addresses += [page["url"] for page in portal["menu_pages"]]
    if path in (portal["home_url"], *addresses):
        return path
    above = [address for address in addresses if path.startswith(address)]
    return max(above, key=len) + "*" if above else ""


def _draw(name, site, place, _language):
    return get_template(name).template.render(template.Context({"portal": portal_of(site), "path": place}))


_drawn = Cached(_draw)
