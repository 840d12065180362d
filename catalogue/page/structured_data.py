"""A procedure for machines that read the page: schema.org GovernmentService (F1)."""

from django.conf import settings

from core.web.structured_data import json_ld


def structured_data(procedure, title, agencies):
    """The JSON, safe inside a script element; agencies as the page shows them."""
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "name": title,
            "alternateName": procedure.official_name,
            "identifier": procedure.code,
            "url": settings.BASE_URL + procedure.get_absolute_url(),
            "inLanguage": "vi",
            "serviceOperator": [{"@type": "GovernmentOrganization", "name": agency["name"]} for agency in agencies],
            "audience": [
                {"@type": "Audience", "audienceType": audience.name} for audience in procedure.audiences.all()
            ],
            "serviceOutput": [{"@type": "Thing", "name": row.name.strip()} for row in procedure.outputs.all()],
        }
    )
