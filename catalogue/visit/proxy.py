"""Who may go instead, and with which paper: what the record itself says of it, quoted."""

import re

from catalogue.facts.windows import sentences
from core.language.text import one_line

_MUST = re.compile(
    r"phải\s+(?:trực\s+tiếp\s+)?có\s+mặt|đích\s+thân|mống\s+mắt|vân\s+tay|không\s+được\s+(?:ủy|uỷ)\s+quyền"
    r"|có\s+mặt\s+(?:tại|ở|khi)",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"(?:người|được|có\s+thể|văn\s+bản|giấy|hợp\s+đồng|thông\s+qua|đơn)\s+(?:được\s+)?(?:ủy|uỷ)\s+quyền"
    r"|(?:ủy|uỷ)\s+quyền\s+cho\s+(?:người|cá\s+nhân)|(?:nộp|đi|làm|nhận\s+kết\s+quả)\s+(?:thay|hộ)\b(?!\s+(?:đổi|nghèo|cận|kinh|gia|chiếu|khẩu|tịch|sản))",
    re.IGNORECASE,
)
# An office or a company that authorises is nobody's errand; forms and their titles tell nothing of it.
_ASIDE = re.compile(
    r"quyền\s+(?:cho\s+)?(?:cơ\s+quan|sở|ban|chi\s+cục|ủy\s+ban|uỷ\s+ban|cấp)|pháp\s+luật"
    r"|^(?:mẫu|phiếu|tờ\s+khai|đơn\s+đề)|được\s+(?:ủy|uỷ)\s+quyền\s+(?:ký|cấp|giải\s+quyết)|nhà\s+sản\s+xuất|sở\s+hữu|kinh\s+phí|cơ\s+sở\s+đăng\s+ký",
    re.IGNORECASE,
)
_MOST, _LONGEST = 2, 240


def proxies(procedure):
    """{must, may}: up to two short sentences each of the record: one has to come oneself, somebody may go instead."""
    texts = [row.name for case in procedure.cases.all() for row in case.documents.all()]
    texts += [procedure.requirements, procedure.note, *(step.text for step in procedure.steps.all())]
    return {"must": _told(_MUST, texts), "may": _told(_MAY, texts)}


def _told(pattern, texts):
    found = (
        one_line(sentence).strip("-+*• ")
        for text in texts
        if pattern.search(text)
        for sentence in sentences(text)
        if pattern.search(sentence)
    )
    told = (sentence for sentence in found if len(sentence) <= _LONGEST and not _ASIDE.search(sentence))
    return list(dict.fromkeys(told))[:_MOST]
