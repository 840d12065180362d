"""The short form of words that are a fact: what stands in the strip when only text speaks."""

import re

from django.utils.text import Truncator

from core.language.text import one_line
from search.text import fold

from .money import names_amount
from .windows import sentences

_WHOLE, _SENTENCE, _MOST = 90, 120, 3
_MONEY = re.compile(
    r"(?<![\d.,])(?:từ\s+\w+\s+thứ\s+\w+(?:\s+trở\s+(?:đi|lên))?:?\s+(?:thu\s+)?|(?:tối\s+đa|không\s+quá|thu|\s){1,8}\s)?"
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)\s*"
    r"(?:triệu\s*đồng|nghìn\s*đồng|ngàn\s*đồng|đồng|vnđ|vnd|đ(?![\wà-ỹ])|usd|\$)"
    r"(?:\s*/\s*(?:0?1\s+)?[a-zà-ỹđ]+(?:\s(?!đối|với|theo|trường|nếu|và|hoặc|khi|do|kể)[a-zà-ỹđ]+){0,2})?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?:(?:không\s+quá|tối\s+đa|chậm\s+nhất(?:\s+là)?|trong(?:\s+(?:thời\s+hạn|thời\s+gian|vòng))?|không\s+quá)\s+){0,4}"
    r"\d+(?:[.,]\d+)?(?:\s*\([^)]{1,20}\))?\s*(?:ngày\s+làm\s+việc|ngày|giờ(?:\s+làm\s+việc)?|tháng(?!\s*\d)|năm(?!\s*\d))",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(giải quyết |thực hiện |trả kết quả )?(ngay )?trong (ngày|buổi)( làm việc)?(?! tiếp)"
    r"|giải quyết ngay[^.;\n]{0,40}|ngay sau khi[^.;\n]{0,60}|ngay khi[^.;\n]{0,60}",
    re.IGNORECASE,
)
_ABOUT_RESULT = re.compile(
    r"(thời hạn|thời gian) (giải quyết|trả kết quả)|trả (kết quả|giấy)"
    r"|(?<!đã )(?<!được )\b(cấp|ký|ra quyết định|ban hành|giải quyết)\b",
    re.IGNORECASE,
)
# The clock of a time limit starts with the file.
_FILED = re.compile(
    r"(nhận|nộp|xuất trình|hoàn thành)( được| đủ| đầy đủ)*( bộ)? (hồ sơ|đơn|giấy tờ|yêu cầu|tờ khai)"
    r"|hồ sơ (đầy đủ|đủ|hợp lệ)",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"(thời hạn|thời gian) (giải quyết|trả kết quả|thực hiện|ra quyết định)", re.IGNORECASE)
# Days that are no time limit: of validity, of age, of waiting, of what happened before.
_OTHER_DAYS = re.compile(
    r"hiệu lực|có giá trị|thời hạn sử dụng|trước ngày|tuổi|bổ sung|sửa đổi|hoàn thiện|thông báo bằng văn bản"
    r"|hằng năm|hàng năm|kể từ ngày (có|xảy|phát sinh|sinh|chết|thay đổi)"
    r"|không tính|(không|chưa) (hợp lệ|đầy đủ|đủ|đạt|đồng ý|chấp thuận)|từ chối|lấy ý kiến|chuyển hồ sơ|kiểm tra tính",
    re.IGNORECASE,
)
# "kinh phí", "chi phí" and "học phí" are paid for something else.
_FEE = re.compile(
    r"(?<!kinh )(?<!chi )(?<!học )(?<!viện )(?:lệ phí|phí|mức thu)\b[^.;:\d]{0,50}[:\s]\s*"
    r"(?=\d[\d.,]*\s*(?:triệu|nghìn|ngàn)?\s*(?:đồng|đ\b|vnđ|usd))"
    r"|(?:không thu|không mất|miễn) (?:lệ )?phí\b(?=[.;,)]|$)",
    re.IGNORECASE,
)
# A price that changes with the number, or that ends somewhere.
_TIERS = re.compile(
    r"\b(?:từ|trên|quá|đến)\s+(?:\S+\s+){0,3}?thứ\s|(?<!\d{4}\s)\btrở\s+(?:đi|lên)\b|\btối\s+(?:đa|thiểu)\b"
    r"|\bkhông\s+(?:quá|vượt)\b|\blũy\s+tiến\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"hoi dong nhan dan|hdnd")
_DOCUMENT = re.compile(
    r"(thông tư|nghị định|quyết định|nghị quyết|luật)(?:\s+số)?[:\s]+(\d+[\w.]*/[\w./-]*[A-ZĐ][\w-]*)", re.IGNORECASE
)


def quote_fee(text):
    """A fee's words in short: all of them, or the amounts they name with what each is paid for."""
    words = one_line(text).strip(" ;.-+*")
    if len(words) <= _WHOLE:
        return words
    return quote_amounts(words) or Truncator(words).chars(_WHOLE)


def quote_amounts(text):
    """The first amounts that a text names with what each is paid for: "2.000 đồng/trang; từ trang thứ ba …"; or ""."""
    return _first(one_line(match[0]) for match in _MONEY.finditer(text))


def tiers_in(text):
    """The first sentence that tells a price by steps or with a ceiling, in short; "" without one."""
    told = (sentence for sentence in sentences(text) if names_amount(sentence) and _TIERS.search(sentence))
    return next(map(quote_fee, told), "")


def quote_time(text):
    """A time limit's words in short: all of them, or the durations they name."""
    words = one_line(text).strip(" ;.-+*")
    if len(words) <= _WHOLE:
        return words
    spans = _first(one_line(match[0]) for match in _SPAN.finditer(words))
    at_once = _AT_ONCE.search(words)
    return spans or (at_once and one_line(at_once[0])) or Truncator(words).chars(_WHOLE)


def _first(quotes):
    """The first few quotes, each once; the ellipsis says that there are more."""
    found = list({quote.casefold(): quote for quote in reversed(list(quotes))}.values())[::-1]
    return "; ".join(found[:_MOST]) + ("; …" if len(found) > _MOST else "")


def fee_in(text):
    """The sentence of a note that states the fee, in short; "" when none names an amount or that nothing is paid."""
    return next((_short(sentence) for sentence in sentences(text) if _FEE.search(sentence)), "")


def time_in(text):
    """The sentence of a note that states the time limit, from there on and in short; "" when none speaks of one.

    A sentence about the result comes before others; days of validity, of age, for the citizen or for a file that is
    refused are none. Steps of the work are never read: their days are those of a stage.
    """
    told = [sentence for sentence in sentences(text) if _tells_time(sentence)]
    told.sort(key=lambda sentence: not _ABOUT_RESULT.search(sentence))
    if not told:
        return ""
    sentence = one_line(told[0])
    found = _SPAN.search(sentence) or _AT_ONCE.search(sentence)
    return _short(sentence if len(sentence) <= _SENTENCE else sentence[found.start() :])


def _short(sentence):
    """The beginning of a sentence, cut at a word."""
    return Truncator(one_line(sentence).strip(" ;.-+*")).chars(_SENTENCE)


def _tells_time(sentence):
    if _OTHER_DAYS.search(sentence):
        return False
    has_length = _AT_ONCE.search(sentence) or _SPAN.search(sentence)
    return bool(has_length and (_FILED.search(sentence) or _LIMIT.search(sentence)))


def set_by(text):
    """Who or what sets a fee that the record leaves to another document: "council", a document's name, or ""."""
    if _COUNCIL.search(fold(text)):
        return "council"
    document = _DOCUMENT.search(text)
    return f"{document[1].capitalize()} {document[2].rstrip('.,;)')}" if document else ""
