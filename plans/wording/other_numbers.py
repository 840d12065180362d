"""Numbers in a wording that are no values: years, dates, spans of years, document numbers, levels."""

import re

_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_TO = r" ?(?:[-‐-―−~]|đến|tới) ?"
_NO_SHARE = rf"(?!(?:{_TO}{_NUMBER})? ?%)"
_LABELS = (
    r"mức độ|cấp độ|điều|khoản|điểm|chương|phụ lục|bước|hạng|loại|nhóm|đợt|thứ|giai đoạn|phiên bản|(?<!tổng )số|quý|"
    r"khóa|quyết định|nghị quyết|nghị định|thông tư|kế hoạch|chỉ thị|(?<!mỗi )(?<!hàng )(?<!hằng )(?:ngày|tháng)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_OTHERS = [
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"\b(?:{_LABELS}) {_NUMBER}{_NO_SHARE}(?: ?(?:,|và|hoặc|{_TO}) ?{_NUMBER}{_NO_SHARE}(?! ?[\w/]))*",
        rf"(?<![\w.,/]){_YEAR}(?:{_TO}{_YEAR})?(?![\w/]|[.,][0-9]| ?%)",
        rf"(?<![\w.,/]){_NUMBER}(?:{_TO}{_NUMBER})? năm\b",
        rf"\btừ {_NUMBER} ?(?:%|[^\W0-9]+(?: [^\W0-9]+)?)? ?(?=(?:tăng |giảm )?(?:lên|xuống|còn)\b)",
        r"(?<![\w.,/])[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}\b",
    )
]
_WITH_SLASH = re.compile(r"[0-9]/")


def without_other_numbers(text):
    """The text, one space between words, without the numbers that cannot be a target's value."""
    text = " ".join(" " if _WITH_SLASH.search(word) else word for word in text.split())
    for words in _OTHERS:
        text = words.sub(" ", text)
    return " ".join(text.split())
