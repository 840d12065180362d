"""A procedure for machines that read the page: schema.org GovernmentService (F1)."""

from django.conf import settings

from catalogue.facts import saying
from catalogue.facts.known import NONE
from core.web.structured_data import json_ld


def structured_data(procedure, title, agencies, fee):
    """The JSON, safe inside a script element; agencies as the page shows them, the fee as it was resolved."""
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
            "offers": _offers(fee),
            "serviceOutput": [{"@type": "Thing", "name": row.name.strip()} for row in procedure.outputs.all()],
        }
    )


def _offers(fee):
    """What is to pay today, a price or a span for each unit; nothing where no number is known."""
    if fee.state == NONE:
        return [{"@type": "Offer", "price": "0", "priceCurrency": "VND"}]
    return [
        {
            "@type": "Offer",
            "priceSpecification": {
                "@type": "PriceSpecification",
                "minPrice": part.low,
                "maxPrice": part.high,
                "priceCurrency": part.unit or "VND",
            },
            "description": saying.price(part),
        }
        for part in fee.parts
    ]
