"""What every template may use."""

from django.urls import reverse

from .models import SiteSettings


def portal(request):
    """`portal`: the header's and footer's facts and the addresses of the main menu."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return {}
    settings = SiteSettings.for_request(request)
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
            "site_map_url": reverse("site_map"),
            "suggest_url": reverse("procedure_suggestions"),
        }
    }
