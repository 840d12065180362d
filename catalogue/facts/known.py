"""A fact as it is resolved: plain values without a language, so that a card may store it and any page word it."""

from dataclasses import asdict, dataclass

VALUE, NONE, WORDS, ELSEWHERE, MISSING = "value", "none", "words", "elsewhere", "missing"
# Where a fact comes from, most trusted first.
PROVINCE, CHANNEL, CASE, NOTE = "province", "channel", "case", "note"


@dataclass(frozen=True)
class Part:
    """One value or span of a fact: amounts as decimal texts in `unit` (a unit of time; "USD", or "" for đồng).

    `per` is what one pays for ("trang"), `case` for whom it holds, `methods` the ways of filing (none: all of them),
    `until` the last day of a temporary value (ISO) and `usual` the amount after it; `kind` is that of a fee (national
    name) where one pays each of several kinds.
    """

    low: str
    high: str
    unit: str = ""
    per: str = ""
    case: str = ""
    methods: tuple = ()
    until: str = ""
    usual: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Known:
    """The best known fact: a value in parts, stated as none, quoted words, set elsewhere (`words` by whom), missing.

    A value may carry `words` too, where a note beside it says the same amount more fully.

    `also` are the Knowns of other places of the record that say something else; the portal does not choose.
    `is_doubtful`: an amount so small that zeros seem to be lost.
    """

    state: str = MISSING
    parts: tuple = ()
    words: str = ""
    source: str = CHANNEL
    also: tuple = ()
    is_doubtful: bool = False

    @property
    def is_known(self):
        """Whether anything is known."""
        return self.state != MISSING

    def stored(self):
        """The fact as JSON."""
        return asdict(self)


def restored(stored):
    """The Known that `stored` gave."""
    parts = tuple(Part(**part | {"methods": tuple(part["methods"])}) for part in stored["parts"])
    return Known(**stored | {"parts": parts, "also": tuple(map(restored, stored["also"]))})


def plain(amount):
    """A Decimal as a text without idle zeros: 5.50 gives "5.5"."""
    return format(amount.normalize(), "f")


def once(items):
    """The items, each once, in their order."""
    return tuple(dict.fromkeys(items))
