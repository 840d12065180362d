"""Who may go instead, and with which paper: what the record itself says of it, quoted."""

import re

from catalogue.facts.windows import sentences
from core.language.text import one_line

_SPEAKS = re.compile(
    r"(?:ủy|uỷ)\s+quyền|nộp\s+thay|đi\s+thay|nhận\s+thay|nộp\s+hộ|người\s+đại\s+diện|đích\s+thân", re.IGNORECASE
)
# An office that authorises another is nobody's errand.
_OFFICE = re.compile(
    r"(?:ủy|uỷ)\s+quyền\s+(?:cho\s+)?(?:cơ quan|sở|ban|chi cục|ủy ban|uỷ ban)|người\s+đại\s+diện\s+theo\s+pháp\s+luật",
    re.IGNORECASE,
)
_MOST, _LONGEST = 2, 260


def quoted_proxies(procedure):
    """Up to two short sentences of the record that say who may act for whom; papers speak first, [] when none does."""
    papers = [row.name for case in procedure.cases.all() for row in case.documents.all()]
    texts = [*papers, procedure.requirements, procedure.note, *(step.text for step in procedure.steps.all())]
    found = (
        one_line(sentence).strip("-+*• ")
        for text in texts
        if _SPEAKS.search(text)
        for sentence in sentences(text)
        if _SPEAKS.search(sentence) and not _OFFICE.search(sentence)
    )
    return list(dict.fromkeys(sentence for sentence in found if len(sentence) <= _LONGEST))[:_MOST]
