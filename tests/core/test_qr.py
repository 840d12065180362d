"""QR codes, read back as a camera reads them: format, mask, codewords, correction, bytes."""

import re
from xml.etree import ElementTree

import pytest

from core import qr
from core.qr.codewords import _BLOCKS, _CORRECTION, codewords, multiply
from core.qr.symbol import _MASKS, _data_places, _patterns, symbol


def rows_of(svg):
    """The modules that an SVG paints, without the light border."""
    size = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1]) - 8
    rows = [[False] * size for _each in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        for place in range(int(length)):
            rows[int(y) - 4][int(x) - 4 + place] = True
    return rows


def mask_of(rows):
    """The mask that the format beside the first finder names; level M is asserted."""
    bits = [rows[place][8] for place in (0, 1, 2, 3, 4, 5, 7, 8)] + [rows[8][place] for place in (7, 5, 4, 3, 2, 1, 0)]
    value = sum(bit << place for place, bit in enumerate(bits)) ^ 0x5412
    assert value >> 13 == 0
    return value >> 10


def read(rows):
    """The text of a symbol; every block of it is asserted to be free of errors."""
    version, mask = (len(rows) - 17) // 4, mask_of(rows)
    bits = [rows[y][x] ^ (_MASKS[mask](x, y) == 0) for x, y in _data_places(len(rows), _patterns(version))]
    words = [int("".join("01"[bit] for bit in bits[place : place + 8]), 2) for place in range(0, len(bits) - 7, 8)]
    blocks, correction = _BLOCKS[version - 1], _CORRECTION[version - 1]
    told = len(words) - blocks * correction
    short = told // blocks
    found = [[] for _each in range(blocks)]
    for place, word in enumerate(words[:told]):
        longer = blocks - told % blocks
        found[place % blocks if place < short * blocks else longer + place - short * blocks].append(word)
    for place, word in enumerate(words[told:]):
        found[place % blocks].append(word)
    for block in found:
        assert [syndrome(block, root) for root in range(correction)] == [0] * correction
    data = "".join(f"{word:08b}" for block in found for word in block[:-correction])
    width = 8 if version < 10 else 16
    assert data[:4] == "0100"
    length = int(data[4 : 4 + width], 2)
    begin = 4 + width
    return bytes(int(data[begin + 8 * place : begin + 8 * place + 8], 2) for place in range(length)).decode()


def syndrome(block, power):
    """A block's value at a root of the code: zero where every byte is right."""
    root = 1
    for _each in range(power):
        root = multiply(root, 2)
    value = 0
    for word in block:
        value = multiply(value, root) ^ word
    return value


@pytest.mark.parametrize("length", [1, 14, 15, 60, 61, 106, 107, 152, 180, 181, 213, 214, 400, 660])
def test_a_code_reads_back_as_what_it_was_made_of(length):
    text = ("https://cong.example/thu-tuc/1.004222/dang-ky-thuong-tru/" * 12)[:length]
    assert read(rows_of(qr.svg(text))) == text


def test_other_letters_are_said_in_utf_8():
    assert read(rows_of(qr.svg("Đường Hòa Bình"))) == "Đường Hòa Bình"


@pytest.mark.parametrize(("length", "version"), [(14, 1), (15, 2), (180, 9), (181, 10), (213, 10)])
def test_the_smallest_symbol_is_taken(length, version):
    assert codewords(b"a" * length)[0] == version
    assert len(symbol(*codewords(b"a" * length))) == 4 * version + 17


def test_what_no_symbol_holds_is_refused():
    with pytest.raises(ValueError, match="too long"):
        qr.svg("a" * 700)


def test_three_corners_are_finders():
    rows = rows_of(qr.svg("https://cong.example/"))
    size = len(rows)
    for x, y in ((0, 0), (size - 7, 0), (0, size - 7)):
        assert "".join("01"[rows[y + 3][x + place]] for place in range(7)) == "1011101"


def test_the_svg_is_one():
    assert ElementTree.fromstring(qr.svg("https://cong.example/")).tag.endswith("svg")
