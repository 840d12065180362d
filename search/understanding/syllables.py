"""What a Vietnamese syllable looks like, folded: words of another form are slips, abbreviations or foreign."""

import re

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in
inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot u ua
uan uang uat uau uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet
uynh uyp uyt uyu y yem yen yeng yet yeu
"""
_ONSETS = "ngh ng nh gh gi kh ph qu th tr ch b c d g h k l m n p r s t v x"
_SYLLABLE = re.compile(
    rf"(?:{'|'.join(_ONSETS.split())})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})"
)
# "gi" and "qu" hold the vowel that follows as their own: "gi", "quyen".
_WHOLE = frozenset(["gi", "gin", "giet", "gieng"])


def is_syllable(word):
    """Whether a folded word can be one Vietnamese syllable."""
    return bool(_SYLLABLE.fullmatch(word)) or word in _WHOLE
