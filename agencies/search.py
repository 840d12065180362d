"""What search may know of agencies: their documents, their tiers, their cards."""

from django.utils.translation import gettext_lazy as _

from search.documents import Document
from search.sections import FacetDeclaration, Section

from .models import Agency, Tier
from .names import shortened
from .predecessors import FormerNames

KIND = "agency"
# A citizen looks for the office next door; whoever can be reached comes before a body that is only named.
_TIER_PRIOR = {Tier.COMMUNE: 0.05, Tier.PROVINCE: 0.05, Tier.MINISTRY: 0.0, Tier.OTHER: 0.0}
_REACHABLE_PRIOR = 0.1


def agency_documents(pks):
    """The Documents of these agencies."""
    return documents_of(Agency.objects.filter(pk__in=pks))


def documents_of(agencies):
    """The Documents of Agencies, findable by what did their work before."""
    former_names = FormerNames()
    return [_document(agency, former_names(agency)) for agency in agencies]


def _document(agency, former):
    """The Document of an Agency; one that carries out no procedure is looked for by its address all the same."""
    reachable = bool(agency.address or agency.phone)
    return Document(
        kind=KIND,
        key=str(agency.pk),
        url=agency.get_absolute_url(),
        title=agency.name,
        aliases=aliases(agency.name, agency.short_name, former),
        body="\n".join([agency.address, agency.phone, agency.phone.replace(" ", ""), agency.email, agency.website]),
        facets={"cap": [agency.tier]},
        card={"tier": agency.tier, "address": agency.address, "phone": agency.phone},
        prior=_TIER_PRIOR.get(agency.tier, 0.0) + (_REACHABLE_PRIOR if reachable else 0.0),
    )


def aliases(name, short_name="", former=()):
    """What else people call a body of this name: the short name, the usual abbreviations, what it was before.

    >>> aliases("Sở Nông nghiệp và Môi trường tỉnh Phương Nam")
    ['Sở NNMT', 'Sở NN&MT']
    """
    before = [spelling for known in former for spelling in (known, *shortened(known))]
    called = [short_name, *shortened(name), *before]
    return [alias for alias in dict.fromkeys(called) if alias and alias != name]


def card(stored):
    """A stored card in words: where it is, what it is, how to call it."""
    tier = str(Tier(stored["tier"]).label)
    return {"summary": stored["address"], "meta": [word for word in (tier, stored["phone"]) if word], "note": tier}


def agency_labels():
    """{value: label} of a facet of agencies."""
    return dict(Agency.objects.values_list("slug", "name"))


def _keys():
    return Agency.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="co-quan",
    label=_("Agencies"),
    keys=_keys,
    documents=agency_documents,
    card=card,
    facets=(FacetDeclaration("cap", _("Tier"), lambda: dict(Tier.choices), by_count=False),),
)
