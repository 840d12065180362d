"""From hits to findings: what stands close together is weighed together."""

from .finding import BLOCK, WARN, Finding
from .hits import read_hits
from .lexicon import WEIGHTS

_GAP = 200
_EXCERPT = 120


def findings(text):
    """The findings of a plain text, in order; a word of the law by itself is none."""
    shown, hits = read_hits(text)
    return [finding for cluster in _clusters(hits) for finding in _judge(shown, cluster)]


def _clusters(hits):
    """Groups of hits with less than 200 characters between neighbours."""
    group, end = [], 0
    for hit in hits:
        if group and hit.start - end > _GAP:
            yield group
            group = []
        group.append(hit)
        end = max(end, hit.end)
    if group:
        yield group


def _judge(shown, cluster):
    fights = {hit.text for hit in cluster if hit.role == "fight"}
    brackets = [hit for hit in cluster if hit.role == "bracket"]
    kinds = {hit.kind for hit in cluster if hit.role in ("legal", "slang", "brand")}
    for kind in sorted(kinds):
        own = [hit for hit in cluster if hit.kind == kind]
        score = _score(own, fights, brackets)
        if score >= WEIGHTS["warn"]:
            yield _finding(shown, kind, own, brackets, score)
    if brackets and not kinds:
        yield Finding("bracket", "page", _excerpt(shown, brackets[0].start), brackets[0].start, WARN)


def _finding(shown, kind, own, brackets, score):
    masked = any(hit.masked for hit in own)
    rule = "masked" if masked else "bracket" if brackets else "words"
    start = next((hit.start for hit in own if hit.masked or hit.role in ("slang", "brand")), own[0].start)
    return Finding(rule, kind, _excerpt(shown, start), start, BLOCK if score >= WEIGHTS["block"] else WARN)


def _score(own, fights, brackets):
    """The weight of one kind in a cluster; words of the law with one call are nothing, disguises weigh much."""
    topic = sum(_weight(own, role) for role in ("legal", "slang", "brand"))
    calls = len({hit.text for hit in own if hit.role == "call"})
    masks = WEIGHTS["masked"] * len({hit.text for hit in own if hit.masked})
    if any(bracket.start <= hit.start < bracket.end for bracket in brackets for hit in own):
        masks += WEIGHTS["bracket"]
    relief = WEIGHTS["fight_twice" if len(fights) > 1 else "fight_once"] if fights else 0
    if masks or any(hit.role in ("slang", "brand") for hit in own):
        return max(0, topic + relief) + calls * WEIGHTS["call"] + masks
    return topic + max(0, calls - 1) * WEIGHTS["call_without_slang"] + relief


def _weight(own, role):
    """The role's weight once; slang and brands count a little more for each further one."""
    distinct = len({hit.text for hit in own if hit.role == role})
    further = 0 if role == "legal" else (distinct - 1) * WEIGHTS["again"]
    return WEIGHTS[role] + further if distinct else 0


def _excerpt(shown, start):
    return " ".join(shown[max(0, start - 20) : start + _EXCERPT].split())
