"""Old communes of the province where an address names them: "Trước đây … nay …"."""

from datetime import date

from agencies.models import Succession
from agencies.predecessors import Before
from core.web.cache import Cached
from search.text import exact, fold

from .index import current_list
from .names import core_name, in_sentence, kind_and_name
from .own import own_communes, own_province

# Since when the communes of today are.
_SINCE = date(2025, 7, 1)
# "Thị xã Nghi Sơn" was a district, no commune.
_TOWN = exact("thị xã").split()


def communes_before(*texts):
    """The Befores of old communes that stand in addresses of this province, with their kind and spelt as they were."""
    known = _known()
    if known is None:
        return []
    return list(dict.fromkeys(before for text in texts if text for before in _named(text, *known)))


def _named(text, befores, kinds, longest, province):
    if f" {province} " not in f" {fold(text)} ":
        return
    words, at = exact(text).split(), 0
    while at < len(words):
        begins = words[at] in kinds and words[at - 1 : at + 1] != _TOWN
        ends = range(min(len(words), at + longest), at, -1) if begins else ()
        end = next((end for end in ends if " ".join(words[at:end]) in befores), None)
        if end:
            yield befores[" ".join(words[at:end])]
        at = end or at + 1


def _read():
    """(the Befores by name, the words with which names begin, the most words of one, the province's folded name)."""
    province = own_province()
    if province is None:
        return None
    today = {exact(commune.name) for commune in own_communes().values()}
    now = {}
    rows = Succession.objects.filter(former__province=province).select_related("former", "commune").order_by("pk")
    for row in rows:
        name = exact(row.former.name)
        if name not in today and kind_and_name(row.former.name)[0]:
            now.setdefault(name, (row.former.name, {}))[1][in_sentence(row.commune.name)] = None
    units = current_list()
    source = units.source if units else ""
    befores = {
        name: Before(in_sentence(former), "; ".join(communes), _SINCE, source)
        for name, (former, communes) in now.items()
    }
    kinds = {name.split()[0] for name in befores}
    return befores, kinds, max((name.count(" ") + 1 for name in befores), default=0), core_name(province.name)


_known = Cached(_read)
