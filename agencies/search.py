"""What search may know of agencies: their documents, their tiers, their cards."""

import re

from django.utils.translation import gettext_lazy as _

from search.documents import Document
from search.sections import FacetDeclaration, Section

from .models import Agency, Tier

KIND = "agency"
# A citizen looks for the office next door; whoever can be reached comes before a body that is only named.
_TIER_PRIOR = {Tier.COMMUNE: 0.05, Tier.PROVINCE: 0.05, Tier.MINISTRY: 0.0, Tier.OTHER: 0.0}
_REACHABLE_PRIOR = 0.1
# What everybody writes for the office's own words.
_ABBREVIATIONS = (
    (re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE), "UBND"),
    (re.compile(r"\bhội đồng nhân dân\b", re.IGNORECASE), "HĐND"),
    (re.compile(r"\bbảo hiểm xã hội\b", re.IGNORECASE), "BHXH"),
    (re.compile(r"\bhành chính công\b", re.IGNORECASE), "HCC"),
    (re.compile(r"\bcông an\b", re.IGNORECASE), "CA"),
)
_FULL = (re.compile(r"\bUBND\b"), "Ủy ban nhân dân")
# "Sở Nông nghiệp và Môi trường tỉnh X": the field stands between the kind of body and the place.
_FIELD = re.compile(r"(Sở|Bộ) (?!phận|chỉ huy|tư lệnh)(.+?)(?: (?:tỉnh|thành phố) .+)?", re.IGNORECASE)


def agency_documents(pks):
    """The Documents of these agencies."""
    return [document(agency) for agency in Agency.objects.filter(pk__in=pks)]


def document(agency):
    """The Document of an Agency; one that carries out no procedure is looked for by its address all the same."""
    reachable = bool(agency.address or agency.phone)
    return Document(
        kind=KIND,
        key=str(agency.pk),
        url=agency.get_absolute_url(),
        title=agency.name,
        aliases=aliases(agency.name, agency.short_name),
        body="\n".join([agency.address, agency.phone, agency.phone.replace(" ", ""), agency.email, agency.website]),
        facets={"cap": [agency.tier]},
        card={"tier": agency.tier, "address": agency.address, "phone": agency.phone},
        prior=_TIER_PRIOR.get(agency.tier, 0.0) + (_REACHABLE_PRIOR if reachable else 0.0),
    )


def aliases(name, short_name=""):
    """What else people call a body of this name: the short name, the usual abbreviations.

    >>> aliases("Sở Nông nghiệp và Môi trường tỉnh Phương Nam")
    ['Sở NNMT', 'Sở NN&MT']
    """
    shorter = name
    for words, abbreviation in _ABBREVIATIONS:
        shorter = words.sub(abbreviation, shorter)
    called = [short_name, shorter, _FULL[0].sub(_FULL[1], name), *_initials(name)]
    return [alias for alias in dict.fromkeys(called) if alias and alias != name]


def _initials(name):
    """ "Sở NNMT" and "Sở NN&MT" for a department or ministry; nothing for other bodies."""
    found = _FIELD.fullmatch(name)
    if not found:
        return []
    kind, field = found.groups()
    parts = re.split(r"\s+và\s+", field)
    short = ["".join(word[0] for word in re.findall(r"\w+", part)).upper() for part in parts]
    return [f"{kind} {''.join(short)}", f"{kind} {'&'.join(short)}"]


def card(stored):
    """A stored card in words: where it is, what it is, how to call it."""
    tier = str(Tier(stored["tier"]).label)
    return {"summary": stored["address"], "meta": [word for word in (tier, stored["phone"]) if word], "note": tier}


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
