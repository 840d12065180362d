"""Text typed for an input method that was off: Telex ("giaays pheps") and VNI ("giay61 phe1p") as Vietnamese words."""

import re
import unicodedata

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TELEX_TONES = {"f": _GRAVE, "s": _ACUTE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES = {"2": _GRAVE, "1": _ACUTE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_TELEX_LETTERS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_LATE_HORN = {"uo": "ươ", "u": "ư", "o": "ơ", "a": "ă"}
_VNI_MARKS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_VOWEL = re.compile("[aeiouyâêôăơư]")
_TELEX_WORD = re.compile(r"[a-z]+")
_VNI_WORD = re.compile(r"(?=.*[a-z])[a-z]+[1-9a-z]*")


def from_telex(word):
    """The word that these Telex keys write, or the word itself; doubled letters may come late ("giaays", "dangwd")."""
    if not _TELEX_WORD.fullmatch(word):
        return word
    opening = re.match("[^aeiouy]*", word)[0]
    rest = word[len(opening) :]
    tones = [letter for letter in rest if letter in _TELEX_TONES]
    letters = opening + "".join(letter for letter in rest if letter not in _TELEX_TONES)
    return _with_tone(_telex_letters(letters), _TELEX_TONES[tones[-1]] if tones else "")


def _telex_letters(letters):
    if letters.startswith("d") and "d" in letters[1:]:
        letters = "đ" + letters[1:].replace("d", "", 1)
    letters = letters.replace("uow", "ươ")
    for keys, letter in _TELEX_LETTERS:
        letters = letters.replace(keys, letter)
    for vowel, marked in (("a", "â"), ("e", "ê"), ("o", "ô")):
        if letters.count(vowel) == 2 and letters.endswith(vowel):
            letters = letters[:-1].replace(vowel, marked)
    return re.sub("(uo|[uoa])(.*)w$", lambda late: _LATE_HORN[late[1]] + late[2], letters)


def from_vni(word):
    """The word that these VNI keys write, or the word itself."""
    if not _VNI_WORD.fullmatch(word) or not any(key in "123456789" for key in word):
        return word
    letters, tone = [], ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "9" and "d" in letters:
            letters[letters.index("d")] = "đ"
        elif key in _VNI_MARKS:
            _mark(letters, key)
        else:
            letters.append(key)
    return _with_tone("".join(letters), tone)


def _mark(letters, key):
    """The mark goes to the last vowels that can bear it; the horn of "uo" to both."""
    bearers = {"6": "aeo", "7": "uo", "8": "a"}[key]
    places = [place for place, letter in enumerate(letters) if letter in bearers]
    both = key == "7" and "".join(letters[place] for place in places[-2:]) == "uo"
    for place in places[-2:] if both else places[-1:]:
        letters[place] = unicodedata.normalize("NFC", letters[place] + _VNI_MARKS[key])


def _with_tone(letters, tone):
    vowels = [match.start() for match in _VOWEL.finditer(letters)]
    if not tone or not vowels:
        return letters
    marked = [place for place in vowels if letters[place] not in "aeiouy"]
    place = _tone_place(letters, marked or vowels)
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def _tone_place(letters, vowels):
    """On the last marked vowel; else on the first of two at the end, on the second before a consonant."""
    if letters[vowels[0]] not in "aeiouy" or len(vowels) == 1:
        return vowels[-1]
    if letters[:2] in ("gi", "qu") and vowels[0] == 1:
        vowels = vowels[1:]
    closed = vowels[-1] < len(letters) - 1
    return vowels[min(len(vowels) - 1, 1)] if closed or len(vowels) > 2 else vowels[0]
