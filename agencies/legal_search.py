"""What search may know of legal acts: found by their numbers in any form, light, behind everything that one can do."""

import re

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language.text import one_line
from search.documents import Document
from search.sections import Section

from .models import LegalAct

KIND = "legal_act"
# Thousands of them share the words of procedures and must not stand before these.
_PRIOR = -0.4
_LONGEST_TITLE = 180
# "77/2025/NĐ-CP": the number with its year, and what kind of act it is; acts without a year share their numbers.
_NUMBER = re.compile(r"(\d[\d.]*/\d{4})/([\w-]+)")
_KINDS = (
    ("TTLT", "thông tư liên tịch"), ("TT", "thông tư"), ("NĐ", "nghị định"), ("QĐ", "quyết định"), ("QH", "luật"),
    ("NQ", "nghị quyết"), ("UBTVQH", "pháp lệnh"), ("CT", "chỉ thị"),
)  # fmt: skip


def act_documents(pks):
    """The Documents of these acts."""
    return [document(act) for act in LegalAct.objects.filter(pk__in=pks)]


def document(act):
    """The Document of a LegalAct: its number and its title, nothing else."""
    title = Truncator(one_line(act.title)).chars(_LONGEST_TITLE)
    has_number = act.number and act.number.casefold() not in title.casefold()
    return Document(
        kind=KIND,
        key=str(act.pk),
        url=act.get_absolute_url(),
        title=f"{act.number} {title}".strip() if has_number else title or act.number,
        codes=_codes(act.number),
        prior=_PRIOR,
    )


def _codes(number):
    """The number, and the same as people say it: "nghị định 77/2025", "nghị định số 77/2025"."""
    found = _NUMBER.search(number)
    if not found:
        return []
    kind = next((words for letters, words in _KINDS if found[2].upper().startswith(letters)), "")
    return [number, *([f"{kind} {found[1]}", f"{kind} số {found[1]}"] if kind else [])]


def card(_stored):
    """A card in words: what it is; its title says the rest."""
    return {"summary": "", "meta": [], "note": _("Legal act")}


def _keys():
    return LegalAct.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="van-ban",
    label=gettext_lazy("Legal acts"),
    keys=_keys,
    documents=act_documents,
    card=card,
    quotes=True,
    asked_by=("văn bản(?: pháp luật)?", "(?:bộ )?luật(?! sư)", "nghị định", "thông tư", "nghị quyết"),
)
