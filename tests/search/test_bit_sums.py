"""Sums of all documents at once: whatever is added, they say the same as a plain list of numbers."""

import random

from search.retrieval.bit_sums import Sums

DOCUMENTS = 40
ALL = (1 << DOCUMENTS) - 1


def bitmap(places):
    return sum(1 << place for place in places)


def places(bits):
    return [place for place in range(DOCUMENTS) if bits >> place & 1]


def some(rng):
    return rng.getrandbits(DOCUMENTS) & rng.choice([ALL, rng.getrandbits(DOCUMENTS)])


def drawn(rng):
    """Sums after a few additions, and the same in a plain list."""
    sums, plain = Sums(), [0] * DOCUMENTS
    for _ in range(rng.randrange(8)):
        bits, amount = some(rng), rng.choice([0, 1, rng.randrange(300)])
        sums.add(bits, amount)
        for place in places(bits):
            plain[place] += amount
    return sums, plain


def said(sums):
    return [sums.best(1 << place) for place in range(DOCUMENTS)]


def of_thirty_draws(test):
    """A test of what holds for any draw, held for thirty; a failure names its seed."""

    def hold():
        for seed in range(30):
            try:
                test(random.Random(seed))
            except Exception as failure:
                failure.add_note(f"The seed of the draw is {seed}.")
                raise

    return hold


@of_thirty_draws
def test_amounts_add_up_document_by_document(rng):
    sums, plain = drawn(rng)
    assert said(sums) == plain


@of_thirty_draws
def test_other_sums_are_added_and_stay_as_they_were(rng):
    (sums, plain), (others, other_plain) = drawn(rng), drawn(rng)
    sums.add_sums(others)
    assert said(sums) == [one + two for one, two in zip(plain, other_plain, strict=True)]
    assert said(others) == other_plain


@of_thirty_draws
def test_raising_takes_the_greater_of_the_two(rng):
    (sums, plain), (others, other_plain) = drawn(rng), drawn(rng)
    sums.raise_to(others)
    assert said(sums) == list(map(max, plain, other_plain))
    assert said(others) == other_plain


@of_thirty_draws
def test_sums_can_be_added_to_after_raising(rng):
    (sums, plain), (others, other_plain), bits = drawn(rng), drawn(rng), some(rng)
    sums.raise_to(others)
    sums.add(bits, 77)
    assert said(sums) == [max(plain[at], other_plain[at]) + 77 * (bits >> at & 1) for at in range(DOCUMENTS)]


@of_thirty_draws
def test_a_copy_is_added_to_apart(rng):
    sums, plain = drawn(rng)
    copied = sums.copy()
    copied.add(ALL, 5)
    assert said(sums) == plain
    assert said(copied) == [value + 5 for value in plain]


@of_thirty_draws
def test_the_best_is_the_highest_within_the_bitmap(rng):
    (sums, plain), within = drawn(rng), some(rng)
    assert sums.best(within) == max((plain[place] for place in places(within)), default=0)


@of_thirty_draws
def test_at_least_gives_who_has_so_much(rng):
    (sums, plain), within = drawn(rng), some(rng)
    for least in (0, 1, rng.randrange(600), max(plain), max(plain) + 1, 5000):
        assert places(sums.at_least(least, within)) == [place for place in places(within) if plain[place] >= least]


@of_thirty_draws
def test_the_top_are_the_highest_with_all_ties_of_the_last(rng):
    (sums, plain), within = drawn(rng), some(rng)
    for count in (1, 2, rng.randrange(1, DOCUMENTS), DOCUMENTS + 3):
        ranked = sorted((plain[place] for place in places(within)), reverse=True)
        least = ranked[min(count, len(ranked)) - 1] if ranked else 0
        assert places(sums.top(count, within)) == [place for place in places(within) if plain[place] >= least]


def test_empty_sums_say_nothing_of_everybody():
    assert (Sums().best(ALL), Sums().at_least(1, ALL)) == (0, 0)
    assert Sums().at_least(0, ALL) == ALL


def test_adding_to_nobody_changes_nothing():
    sums = Sums()
    sums.add(0, 300)
    assert said(sums) == [0] * DOCUMENTS
