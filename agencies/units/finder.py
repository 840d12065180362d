"""Which commune somebody means who types a name, old or new; where several fit, all are told and none is guessed."""

import re
from dataclasses import dataclass, field

from search.text import exact, has_marks

from .index import FORMER, NOW, index
from .names import COMMUNE, DISTRICT, PROVINCE, TOWN, WARD, ZONE, core_name, kind_and_name, leading_kind, words_of

# Longer is no name; what comes after is not read.
_LONGEST = 200
_MOST = 40
# No name goes on beyond these.
_PIECES = re.compile(r"[,;()]+")
_OF_COMMUNES = {WARD, COMMUNE, TOWN, ZONE}
_ALL = {*_OF_COMMUNES, DISTRICT, PROVINCE, ""}


@dataclass
class Found:
    """The Places that fit, ours first, and how many more there are than shown."""

    places: list = field(default_factory=list)
    more: int = 0


def find(text):
    """What a typed name may mean, a Found; empty where nothing fits."""
    pieces = [words_of(piece) for piece in _PIECES.split(text[:_LONGEST])]
    segments = [meant for words in pieces for meant in _segments(words, index())]
    if not segments:
        return Found()
    main = next((meant for meant in segments if any(kind in _OF_COMMUNES for kind, _name in meant)), segments[0])
    places = _of_kind(main, index().places)
    places = _spelt_so(text[:_LONGEST], places)
    for other in segments:
        if other is not main:
            places = _within(other, places)
    places = sorted(_without_repeats(places), key=lambda place: (not place.is_ours, place.what != NOW, place.name))
    return Found(places[:_MOST], max(0, len(places) - _MOST))


def _segments(words, known):
    """Yield [(kind or "", folded name)] for each stretch of words that is the name of something."""
    start = 0
    while start < len(words):
        end, meant = _longest(words, start, known)
        if meant and not (_is_bare_number(meant) and len(words) > 1):
            yield meant
        start = max(end, start + 1)


def _is_bare_number(meant):
    return all(not kind and name.isdecimal() for kind, name in meant)


def _longest(words, start, known):
    """(where it ends, [(kind, name)]) of the longest name that begins here, with a kind before it or without."""
    best, meant = start, []
    for kind, taken in {("", 0), leading_kind(words[start:])}:
        begin = start + taken
        for end in range(min(len(words), begin + known.longest), begin, -1):
            name = " ".join(words[begin:end])
            if name in known.places:
                if end > best:
                    best, meant = end, []
                if end == best:
                    meant.append((kind, name))
                break
    return best, meant


def _of_kind(meant, known):
    """The Places of these names; of the kind that was typed where there is one of it."""
    found = []
    for kind, name in meant:
        places = known[name]
        found += [place for place in places if kind in place.kinds] or places if kind else places
    return list(dict.fromkeys(found))


def _spelt_so(text, places):
    """Of names typed with their marks those that are spelt so; all where none is."""
    if not has_marks(text):
        return places
    typed = f" {exact(text)} "
    return [place for place in places if f" {exact(kind_and_name(place.name)[1])} " in typed] or places


def _within(segment, places):
    """The Places in a district or province of this name; else those whose district is not told; else all.

    A district that was typed as one is no province, though many a province was called after its city.
    """
    names, districts = ({name for kind, name in segment if kind in kinds} for kinds in (_ALL, {DISTRICT}))
    inside = [place for place in places if place.district and core_name(place.district) in districts]
    inside = inside or [place for place in places if place.around & names]
    return inside or [place for place in places if place.what != FORMER or not place.district] or places


def _without_repeats(places):
    """Leave out a former commune that is wholly in the one that has its name today."""
    now = {place.communes[0].code for place in places if place.what == NOW}
    for place in places:
        codes = {commune.code for commune in place.communes}
        same = len(codes) == 1 and codes <= now and core_name(place.communes[0].name) == core_name(place.name)
        if place.what == NOW or not same:
            yield place
