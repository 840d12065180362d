"""What search may know of the province's communes: they are found by what they were called before, too."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Succession
from search.documents import Document
from search.sections import Section

from .names import kind_and_name
from .own import own_communes

KIND = "commune"
# Whoever types a commune's name seeks its office first, then what became of it.
_PRIOR = -0.1


def commune_documents(pks):
    """The Documents of these communes."""
    names = {}
    for pk, name in Succession.objects.filter(commune__in=pks).values_list("commune_id", "former__name"):
        names.setdefault(pk, []).append(name)
    wanted = set(pks)
    return [
        _document(commune, names.get(commune.pk, ())) for commune in own_communes().values() if commune.pk in wanted
    ]


def _document(commune, before):
    proper = [kind_and_name(name)[1] for name in before]
    return Document(
        kind=KIND,
        key=str(commune.pk),
        url=f"{reverse('my_commune')}?xa={commune.code}",
        title=commune.name,
        aliases=list(dict.fromkeys([*before, *(name for name in proper if not name.isdecimal())])),
        card={"before": list(dict.fromkeys(before))},
        prior=_PRIOR,
    )


def card(stored):
    """A stored card in words: what it was before."""
    before = ", ".join(stored["before"])
    summary = _("Before 01/07/2025: %(names)s") % {"names": before} if before else ""
    return {"summary": summary, "meta": [], "note": _("Where I live")}


SECTION = Section(
    kind=KIND,
    slug="noi-o",
    label=gettext_lazy("Communes and wards"),
    keys=lambda: [commune.pk for commune in own_communes().values()],
    documents=commune_documents,
    card=card,
)
