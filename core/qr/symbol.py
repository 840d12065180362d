"""The modules of a QR code: the patterns that a camera looks for, the data around them, the mask that blends both."""

import re

_MASKS = (
    lambda x, y: (x + y) % 2,
    lambda x, y: y % 2,
    lambda x, y: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)
_FORMAT, _FORMAT_MASK, _VERSION = 0x537, 0x5412, 0x1F25
_RUN, _LIKE_A_FINDER = re.compile("0{5,}|1{5,}"), ("10111010000", "00001011101")


def symbol(version, codewords):
    """The rows of a symbol, true for a dark module, under the mask that looks least like a pattern."""
    fixed = _patterns(version)
    places = list(_data_places(len_of(version), fixed))
    bits = [byte >> bit & 1 for byte in codewords for bit in range(7, -1, -1)]
    bits += [0] * (len(places) - len(bits))
    return min((_masked(version, fixed, places, bits, mask) for mask in range(len(_MASKS))), key=_penalty)


def len_of(version):
    """How many modules a side has."""
    return 4 * version + 17


def _patterns(version):
    """{(x, y): is dark} of finders, timing, alignment and version; those of the format are there to be drawn over."""
    size = len_of(version)
    found = {(place, 6): place % 2 == 0 for place in range(size)}
    found |= {(6, place): place % 2 == 0 for place in range(size)}
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        found |= _square(x, y, 4, size)
    centres = _centres(version)
    for x in centres:
        for y in centres:
            if (x, y) not in ((6, 6), (6, size - 7), (size - 7, 6)):
                found |= _square(x, y, 2, size)
    if version > 6:
        bits = version << 12 | _check_bits(version, _VERSION, 12)
        for place in range(18):
            x, y = size - 11 + place % 3, place // 3
            found[x, y] = found[y, x] = bool(bits >> place & 1)
    return found | _format(version, 0)


def _square(x, y, reach, size):
    """Nested squares around a centre: a finder reaches 4 (its last ring is light), an alignment pattern 2."""
    rings = {0, 1, 3} if reach == 4 else {0, 2}
    around = range(-reach, reach + 1)
    return {
        (x + dx, y + dy): max(abs(dx), abs(dy)) in rings
        for dx in around
        for dy in around
        if 0 <= x + dx < size and 0 <= y + dy < size
    }


def _centres(version):
    if version == 1:
        return []
    count = version // 7 + 2
    step = (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    return [6, *(len_of(version) - 7 - place * step for place in range(count - 1))]


def _check_bits(value, polynomial, degree):
    left = value
    for _each in range(degree):
        left = (left << 1) ^ ((left >> (degree - 1)) * polynomial)
    return left


def _format(version, mask):
    """The two copies of level (M is 0) and mask, and the module that is always dark."""
    size, bits = len_of(version), (mask << 10 | _check_bits(mask, _FORMAT, 10)) ^ _FORMAT_MASK
    beside = [*((8, place) for place in range(6)), (8, 7), (8, 8), (7, 8), *((5 - place, 8) for place in range(6))]
    apart = [(size - 1 - place, 8) for place in range(8)] + [(8, size - 7 + place) for place in range(7)]
    found = {(8, size - 8): True}
    for place, (one, other) in enumerate(zip(beside, apart, strict=True)):
        found[one] = found[other] = bool(bits >> place & 1)
    return found


def _data_places(size, fixed):
    """The places of data: columns by two from the right, up and down in turn, without the one of timing."""
    is_upwards = True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        for y in range(size - 1, -1, -1) if is_upwards else range(size):
            for x in (right, right - 1):
                if (x, y) not in fixed:
                    yield x, y
        is_upwards = not is_upwards


def _masked(version, fixed, places, bits, mask):
    dark = fixed | _format(version, mask)
    for (x, y), bit in zip(places, bits, strict=True):
        dark[x, y] = bool(bit) ^ (_MASKS[mask](x, y) == 0)
    side = range(len_of(version))
    return [[dark[x, y] for x in side] for y in side]


def _penalty(rows):
    """How hard the symbol is to read: long runs, blocks, what looks like a finder, more dark than light."""
    lines = ["".join("01"[module] for module in line) for line in (*rows, *zip(*rows, strict=True))]
    runs = sum(len(run) - 2 for line in lines for run in _RUN.findall(line))
    blocks = sum(
        len({above[x], above[x + 1], below[x], below[x + 1]}) == 1
        for above, below in zip(rows, rows[1:], strict=False)
        for x in range(len(rows) - 1)
    )
    finders = sum(line.count(pattern) for line in lines for pattern in _LIKE_A_FINDER)
    share = sum(map(sum, rows)) * 100 // len(rows) ** 2
    return runs + 3 * blocks + 40 * finders + abs(share - 50) // 5 * 10
