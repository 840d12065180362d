"""The bytes of a QR code: what is said, padded, and the Reed-Solomon bytes that mend what cannot be read."""

# By version from 1: bytes of correction of a block and number of blocks, at level M (a seventh may be unreadable).
_CORRECTION = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26)
_BLOCKS = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
_BYTES, _PADDING = 0b0100, (0xEC, 0x11)
_FIELD = 0x11D  # the polynomial of GF(256)


def codewords(data):
    """(the smallest version that holds the bytes, its codewords in the order in which they are drawn)."""
    for version, (correction, blocks) in enumerate(zip(_CORRECTION, _BLOCKS, strict=True), 1):
        room = _capacity(version) // 8 - correction * blocks
        if len(data) + (2 if version < 10 else 3) <= room:
            return version, _interleaved(_padded(data, version, room), correction, blocks)
    raise ValueError("too long for a QR code")


def _capacity(version):
    """How many modules of a symbol hold data."""
    modules = (16 * version + 128) * version + 64
    if version > 1:
        patterns = version // 7 + 2
        modules -= (25 * patterns - 10) * patterns - 55 + (36 if version > 6 else 0)
    return modules


def _padded(data, version, room):
    """Mode, length and data as so many bytes."""
    width = 8 if version < 10 else 16
    bits = f"{_BYTES:04b}{len(data):0{width}b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    told = [int(bits[place : place + 8], 2) for place in range(0, len(bits) - 7, 8)]
    return (told + [_PADDING[place % 2] for place in range(room - len(told))])[:room]


def _interleaved(data, correction, blocks):
    """A byte of each block in turn, data first; the last blocks hold one byte more."""
    short, longer = divmod(len(data), blocks)
    cut, place = [], 0
    for number in range(blocks):
        length = short + (number >= blocks - longer)
        cut.append(data[place : place + length])
        place += length
    divisor = _divisor(correction)
    mending = [_remainder(block, divisor) for block in cut]
    told = [block[place] for place in range(short + 1) for block in cut if place < len(block)]
    return told + [block[place] for place in range(correction) for block in mending]


def multiply(one, other):
    """A product in GF(256)."""
    product = 0
    for bit in range(7, -1, -1):
        product = (product << 1) ^ ((product >> 7) * _FIELD)
        product ^= ((other >> bit) & 1) * one
    return product


def _divisor(degree):
    """The polynomial with the roots 2⁰ … 2ⁿ⁻¹, without its leading 1."""
    found, root = [0] * (degree - 1) + [1], 1
    for _each in range(degree):
        found = [multiply(factor, root) ^ after for factor, after in zip(found, [*found[1:], 0], strict=True)]
        root = multiply(root, 2)
    return found


def _remainder(data, divisor):
    left = [0] * len(divisor)
    for byte in data:
        factor = byte ^ left[0]
        left = [each ^ multiply(part, factor) for each, part in zip([*left[1:], 0], divisor, strict=True)]
    return left
