"""What a fee line costs on a day: its amount, a waiver or a lower rate for a time, or the words that speak."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from catalogue.models.parts import FeeState, Method

from .money import amounts_in, is_foreign, slipped
from .windows import Window, sentences, tidied, window_in

_WAIVED = re.compile(r"miễn(\s+(thu|phí|lệ phí|phí,? lệ phí))*\s*$", re.IGNORECASE)
# A rate for a time is never so many times the usual one: then zeros were lost or added.
_MOST_FACTOR = 10
_SHARE = re.compile(r"(\d{1,2})\s*%\s*(?:của\s+)?(?:mức|số)")
_ONLINE = re.compile(r"trực\s*tuy[ếể]n", re.IGNORECASE)
_ABROAD = re.compile(r"cơ quan đại diện|đại sứ quán|lãnh sự|ở nước ngoài|ngoài nước", re.IGNORECASE)
_WAIVER_CLAUSE = re.compile(r"[(\s]*miễn[^().;]*?\d{4}(\s*theo[^();]*)?\)?\.?", re.IGNORECASE)
# What one pays for, right behind the amount: "đồng/giấy phép", "đ/ 01 xe", "USD/chiếc".
_PER = re.compile(
    r"(?:đồng|vnđ|vnd|đ|usd|\$)?\s*(?:\([^)]*\))?\s*/\s*(?:0?1\s+)?([a-zà-ỹđ]+(?:[ /][a-zà-ỹđ]+){0,3})",
    re.IGNORECASE,
)
_PER_ENDS = re.compile(
    r"\s+(?:đối|với|theo|tùy|trường|cho|nếu|và|hoặc|trong|khi|do|từ|kể|có|không|riêng|miễn)\b.*", re.IGNORECASE
)


@dataclass(frozen=True)
class Rate:
    """What a line costs within a Window (None: always): an amount (0: waived) or, with None, its words."""

    amount: Decimal | None
    window: Window | None = None
    online_only: bool = False
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A fee line on one day: `now` is the Rate in force or None; `usual` the amount when that one is temporary."""

    now: Rate | None
    usual: Decimal | None
    lapsed: tuple
    coming: tuple
    currency: str
    per: str
    is_abroad: bool
    is_suspect: bool


def line_on(fee, channel, day: date):
    """The Line of a Fee of a channel on this day."""
    rates, per, is_suspect = _read(fee.amount, fee.text, fee.state)
    rates = [rate for rate in rates if channel.method == Method.ONLINE or not rate.online_only]
    held = [rate for rate in rates if rate.window and rate.window.holds(day)]
    always = [rate for rate in rates if rate.window is None]
    now = next(iter([*held, *always]), None)
    return Line(
        now=now,
        usual=always[0].amount if held and always else None,
        lapsed=tuple(rate for rate in rates if rate.window and rate.window.lapsed(day)),
        coming=tuple(rate for rate in rates if rate.window and rate.window.comes(day)),
        currency="USD" if is_foreign(fee.currency) else "",
        per=per,
        is_abroad=is_foreign(fee.currency) or _names_abroad(fee.text) or _names_abroad(channel.note),
        is_suspect=is_suspect,
    )


def disagrees(amount, text):
    """Whether the words of a stated fee name other amounts than it, now or for a time."""
    return _read(amount, text, FeeState.FIXED)[2]


@lru_cache(maxsize=2000)
def _names_abroad(text):
    return bool(_ABROAD.search(text))


@lru_cache(maxsize=20_000)
def _read(amount, text, state):
    """(rates, what it is paid for, whether the words name another amount) of a line as received."""
    text = tidied(text)
    if state == FeeState.FIXED:
        rates = _rates_of(amount, text)
        named = amounts_in(text)
        told = {rate.amount for rate in rates}
        is_suspect = bool(named) and not told & set(named)
        return rates, _per(amount, text), is_suspect
    if state in (FeeState.TEXT, FeeState.ELSEWHERE):
        return tuple(_worded(text)), "", False
    return (Rate(Decimal(0)),) if state == FeeState.FREE else (), "", False


def _rates_of(amount, text):
    read = (_rate(amount, text, sentence, window) for sentence, window in _with_windows(text))
    found = [rate for rate in read if rate]
    is_bounded = any(rate.amount == amount for rate in found)
    return tuple(found if is_bounded else [*found, Rate(amount)])


def _with_windows(text):
    """[(sentence, window)] of those that name one; amounts that follow alone belong to it."""
    parts, found = sentences(text), []
    for place, sentence in enumerate(parts):
        window = window_in(sentence)
        if window is None or window.until is None:
            continue
        following = parts[place + 1] if place + 1 < len(parts) else ""
        alone = not amounts_in(sentence) and amounts_in(following) and not window_in(following)
        found.append((f"{sentence} {following}" if alone else sentence, window))
    return found


def _rate(amount, text, sentence, window):
    """What the sentence says of its days: nothing to pay, a share, another amount, or the line's own."""
    online = bool(_ONLINE.search(sentence))
    if _WAIVED.search(sentence[max(0, window.start - 30) : window.start]):
        return Rate(Decimal(0), window, online)
    if share := _SHARE.search(sentence):
        return Rate(amount * int(share[1]) / 100, window, online)
    named = amounts_in(sentence)
    if amount in named or slipped(amount, named):
        return Rate(amount, window, online)
    if len(set(named)) == 1 and named[0] < amount * _MOST_FACTOR:
        return Rate(named[0], window, online)
    if named or amount in amounts_in(text):
        return None
    return Rate(amount, window)


def _worded(text):
    """The Rates of a line whose words speak: what holds always together, what is bound to days apart."""
    always = []
    for sentence in sentences(text):
        window = window_in(sentence)
        if window is None or (window.until is None and window.since is None):
            always.append(sentence)
            continue
        rest = _WAIVER_CLAUSE.sub("", sentence).strip()
        if _WAIVED.search(sentence[max(0, window.start - 30) : window.start]) and amounts_in(rest):
            yield Rate(Decimal(0), window)
            always.append(rest)
        elif window.until is None:
            # "Từ ngày …" alone: until that day what stood before, from it on all of it.
            always.append(sentence)
        else:
            yield Rate(None, window, words=sentence)
    if always:
        yield Rate(None, words=" ".join(always))


def _per(amount, text):
    """What the amount is paid for, or ""."""
    for match in _PER.finditer(text):
        before = amounts_in(text[: match.start()] + " đồng")
        if match.start() <= 2 or (before and before[-1] == amount):
            return _PER_ENDS.sub("", match[1]).strip().lower()
    return ""
