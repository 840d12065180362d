"""What a unit's name tells: its kind and the name proper, however either is written."""

from functools import lru_cache

from search.text import exact, fold

WARD, COMMUNE, TOWN, ZONE, DISTRICT, PROVINCE = "ward", "commune", "town", "zone", "district", "province"
# How people write the kinds, folded; a city may be a province or was a district.
_WRITTEN = {
    WARD: ("phuong", "p", "f"),
    COMMUNE: ("xa", "x"),
    TOWN: ("thi tran", "tt"),
    ZONE: ("dac khu", "dk"),
    DISTRICT: ("huyen", "h", "quan", "q", "thi xa", "tx", "thanh pho", "tp"),
    PROVINCE: ("tinh", "t"),
}
_KINDS = {tuple(words.split()): kind for kind, spellings in _WRITTEN.items() for words in spellings}
# As lists write them, with their marks: "Phương" is no kind.
_SPELT = {
    tuple(exact(words).split()): kind
    for words, kind in {
        "phường": WARD, "xã": COMMUNE, "thị trấn": TOWN, "đặc khu": ZONE, "huyện": DISTRICT, "quận": DISTRICT,
        "thị xã": DISTRICT, "thành phố": DISTRICT, "tp": DISTRICT, "tỉnh": PROVINCE,
    }.items()
}  # fmt: skip
_CITY = {("thanh", "pho"), ("tp",)}
_LONGEST_KIND = max(map(len, _KINDS))
# What everybody writes for one name.
_SHORT = {"tphcm": "tp ho chi minh", "hcm": "ho chi minh", "tphn": "tp ha noi"}


def words_of(text):
    """The folded words of a name or of what was typed: "P5", "P.05" and "Phường 5" end in the same number.

    >>> words_of("P.05, TPHCM")
    ['p', '5', 'tp', 'ho', 'chi', 'minh']
    """
    found = []
    for word in fold(text).split():
        if word[:1] in ("p", "q", "f") and word[1:].isdecimal():
            found += [word[0], str(int(word[1:]))]
        elif word in _SHORT:
            found += _SHORT[word].split()
        else:
            found.append(str(int(word)) if word.isdecimal() else word)
    return found


def leading_kind(words):
    """(kind, number of words it takes) at the beginning of folded words; ("", 0) without any.

    >>> leading_kind(["thi", "tran", "cho"])
    ('town', 2)
    """
    for length in range(min(_LONGEST_KIND, len(words)), 0, -1):
        if kind := _KINDS.get(tuple(words[:length])):
            return kind, length
    return "", 0


def is_city(words):
    """Whether folded words begin with "thành phố": a province's city or a district's."""
    return tuple(words[:2]) in _CITY or tuple(words[:1]) in _CITY


@lru_cache(maxsize=20_000)
def core_name(name):
    """The folded name of a list without its kind: what all its spellings share.

    >>> core_name("TP. Cần Thơ") == core_name("Thành phố Cần Thơ") == core_name("Cần Thơ")
    True
    >>> core_name("Phương Nam"), core_name("tỉnh Phương Nam")
    ('phuong nam', 'phuong nam')
    """
    words = words_of(kind_and_name(name)[1])
    return " ".join(words[1:] if words[0:1] == ["tp"] else words)


def kind_and_name(name):
    """(kind, the name without it, as written) of a name of a list that begins with its kind; ("", name) else.

    >>> kind_and_name("Phường Ba Đình"), kind_and_name("Phương Nam")
    (('ward', 'Ba Đình'), ('', 'Phương Nam'))
    """
    parts = name.split()
    for length in range(min(_LONGEST_KIND, len(parts) - 1), 0, -1):
        if kind := _SPELT.get(tuple(exact(part) for part in parts[:length])):
            return kind, " ".join(parts[length:])
    return "", name


def in_sentence(name):
    """A name as it stands within a sentence: "xã Đồng Sen"; one without a kind keeps its capital."""
    return name[:1].lower() + name[1:] if kind_and_name(name)[0] else name
