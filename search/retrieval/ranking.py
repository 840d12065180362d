"""The order of results, from features that no engine has a part in: every engine gives the same order."""

from .. import weights
from ..understanding.acts import FIRST

_ALL = 0.999


def score(meaning, entry, in_body, snapshot):
    """How well the Entry answers the Meaning: about 0 to 2.6, comparable within one query only."""
    best = together = 0.0
    if meaning.readings:
        sought = _sought(meaning.units, entry)
        found = [_values(sought, line) for line in entry.lines]
        best = max(
            (_line_points(meaning, snapshot, line, *held) for line, held in zip(entry.lines, found, strict=True)
             if any(held[0])), default=0.0,
        )  # fmt: skip
        said = [max(values) for values in zip(*(values for values, _ in found), strict=True)]
        together = _points(meaning, said, 0.0) if said else 0.0
    if in_body:
        best += weights.current.body * max(0.0, 1 - best)
    best += weights.current.union * together
    fitting = weights.current.act * does(meaning.acts, entry.acts)
    return best + fitting + popularity(meaning, entry) + weights.current.prior * entry.prior


def popularity(meaning, entry):
    """The part of the score that readers gave by opening it (`search.learning`).

    A title that is the question has beforehand what all clicks could give another, so none of them outranks it.
    """
    if not meaning.popular:
        return 0.0
    is_question = any(line.folded in meaning.said for line in entry.lines)
    return weights.current.popular * (is_question + meaning.popular.get((entry.kind, entry.key), 0.0))


def does(asked, acts):
    """Whether a document of these acts does what was asked; without an act asked, the plain one does."""
    return not asked.isdisjoint(acts) if asked else not acts or FIRST in acts


def _line_points(meaning, snapshot, line, values, in_head):
    """The better of the whole title and its head (the words before "đối với", "cho" …)."""
    mass, head_mass = snapshot.mass(line)
    points = _points(meaning, values, mass)
    if head_mass:
        heads = values if all(in_head) else [value * held for value, held in zip(values, in_head, strict=True)]
        points = max(points, _points(meaning, heads, head_mass, whole=False))
    return points


def _points(meaning, values, mass, whole=True):
    """The best reading's coverage, plus how much of the title it is, plus equality with a `whole` title."""
    return max(_reading_points(reading, meaning.units, values, mass, whole) for reading in meaning.readings)


def _reading_points(reading, units, values, mass, whole):
    covered, matched = 0.0, set()
    for span in reading.spans:
        best, said = 0.0, None
        for wording in span.wordings:
            held = 0.0
            for unit, points in wording.parts:
                if values[unit]:
                    held += points * values[unit]
            share = wording.share * held / wording.total
            if share > best:
                best, said = share, wording
        if said:
            covered += best * span.weight
            matched.update(unit for unit, _ in said.parts if values[unit])
    covered /= reading.total
    title = {units[unit].folded: units[unit].points for unit in matched}
    share = min(1.0, sum(title.values()) / mass) if mass else 0.0
    equal = weights.current.equal if whole and covered > _ALL and share > _ALL else 0.0
    return covered + weights.current.share * covered * share + equal


def _sought(units, entry):
    """[(Unit or None where no title holds it, what the area gives for it)], worked out once for all titles."""
    titles, share = "".join([line.folded for line in entry.lines]), weights.current.area
    return [(unit if unit.folded in titles else None, share if unit.folded in entry.area else 0.0) for unit in units]


def _values(sought, line):
    """([share of each unit that the title or the area gives], [whether the head gives it too])."""
    values, in_head = [], []
    for unit, of_area in sought:
        value, held = _found(unit, line) if unit else (0.0, True)
        values.append(value or of_area)
        in_head.append(held)
    return values, in_head


def _found(unit, line):
    if unit.marked:
        at = line.exact.find(unit.exact)
        if at >= 0:
            return 1.0, at + len(unit.exact) <= line.head_exact
    at = line.folded.find(unit.folded)
    if at < 0:
        return 0.0, True
    return (weights.current.loose if unit.marked else 1.0), at + len(unit.folded) <= line.head_folded
