"""Pictures of things in somebody's hands: phone, papers, card, parcel, certificate."""

import math

from . import canvas as ink
from .parts import lines, palm, person, room, tree


def citizen_phone(c):
    """Somebody reading a phone, a large one beside."""
    c.box(0, 0, 160, 100, ink.MIST)
    c.box(0, 84, 160, 16, ink.PALE)
    tree(c, 18, 86, 1.7, ink.FRESH)
    palm(c, 148, 88, 40)
    person(c, 58, 100, 3.1, ink.RIVER)
    c.box(66, 76, 12, 20, ink.INK, 1.6)
    c.box(67, 78, 10, 16, ink.PAPER, 0.6)
    c.oval(67, 90, 6, 9, ink.SKIN)
    c.box(98, 14, 38, 72, ink.INK, 4)
    c.box(100.4, 19, 33.2, 62, ink.PAPER, 1.5)
    c.box(100.4, 19, 33.2, 9, ink.RIVER)
    c.oval(117, 40, 13, 13, ink.LEAF)
    c.stroke([(113.6, 40.4), (116.2, 43), (121, 37.4)], ink.PAPER, 1.5)
    lines(c, 105, 52, (24, 19, 22))
    c.box(105, 68, 24, 7, ink.RIVER, 1.2)
    c.box(109, 70.8, 16, 1.4, ink.PAPER, 0.7)


def laptop_document(c):
    """A laptop on a desk with a document on its screen."""
    room(c, 76)
    c.frame(12, 12, 28, 36, ink.MIST, ink.PAPER, 1.6)
    c.box(25.3, 12, 1.4, 36, ink.PAPER)
    palm(c, 18, 46, 24, ink.FRESH)
    c.frame(46, 18, 76, 50, ink.PAPER, ink.INK, 2, 2.4)
    c.box(48, 20, 72, 5, ink.RIVER)
    c.frame(64, 28, 40, 38, ink.WHITE, ink.LINE, 0.5)
    c.box(74, 32, 20, 2, ink.INK, 1)
    lines(c, 69, 38, (30, 30, 26, 30, 18))
    c.oval(96, 60, 7, 7, ink.CLAY)
    c.oval(96, 60, 5.4, 5.4, ink.WHITE)
    c.oval(96, 60, 3, 3, ink.CLAY)
    c.shape([(40, 70), (128, 70), (136, 76), (32, 76)], ink.MUTED)
    c.box(46, 68, 76, 2.4, ink.INK)
    c.box(0, 76, 160, 4, ink.WOOD)
    c.box(0, 80, 160, 20, "#57391f")
    c.box(138, 64, 10, 12, ink.TILE, 1.2)
    c.arc(149, 70, 6, 6, -90, 90, ink.TILE, 1.2)


def id_card(c):
    """An identity card with a face, lines and a chip; no words, no number."""
    c.box(0, 0, 160, 100, ink.SUNKEN)
    c.box(29, 20, 106, 66, ink.LINE, 5)
    c.box(27, 17, 106, 66, ink.MIST, 5)
    for place in range(9):
        c.arc(131, 82, 24 + place * 16, 20 + place * 13, 182, 268, "#bcd6d1", 0.4)
    c.box(34, 23, 9, 9, ink.CLAY, 4.5)
    lines(c, 48, 24, (52, 38), ink.RIVER)
    c.frame(34, 38, 30, 38, ink.PAPER, ink.WATER, 0.6)
    person(c, 49, 75, 1.55, ink.RIVER)
    lines(c, 71, 40, (34, 46, 40, 46, 30), ink.MUTED, 6.4, 1.6)
    c.frame(112, 22, 14, 11, ink.STRAW, ink.GOLD, 0.5)
    for shift in (4.5, 9):
        c.box(112 + shift, 22, 0.5, 11, ink.GOLD)
    c.box(112, 27.2, 14, 0.5, ink.GOLD)
    for x in range(20):
        c.box(92 + x * 1.8, 72, (0.9, 0.5, 1.3)[x % 3], 6, ink.INK)


def award(c):
    """A framed certificate with a ribbon."""
    room(c, 84, ink.MIST)
    c.box(31, 10, 98, 66, ink.LINE, 1)
    c.frame(29, 8, 98, 66, ink.STRAW, ink.GOLD, 1.4)
    c.frame(34, 13, 88, 56, ink.PAPER, ink.CLAY, 0.5)
    c.box(60, 19, 36, 3, ink.CLAY, 1.5)
    lines(c, 48, 28, (60, 60), ink.LINE, 5)
    c.box(56, 40, 44, 2.4, ink.INK, 1.2)
    lines(c, 52, 47, (52, 40), ink.LINE, 5)
    c.stroke([(86, 62), (92, 59), (96, 63), (104, 58), (110, 61)], ink.RIVER, 0.7)
    c.shape([(46, 58), (42, 80), (48, 76), (52, 81), (54, 60)], ink.CLAY)
    c.shape([(50, 58), (50, 82), (55, 76), (60, 80), (57, 58)], ink.TILE)
    for turn in range(16):
        angle = math.radians(turn * 22.5)
        c.oval(51 + 7.4 * math.cos(angle), 58 + 7.4 * math.sin(angle), 4.4, 4.4, ink.STRAW)
    c.oval(51, 58, 15, 15, ink.STRAW)
    c.oval(51, 58, 11, 11, ink.GOLD)
    c.oval(51, 58, 9, 9, ink.STRAW)


def bar_chart(c):
    """A chart on the wall of an office."""
    room(c)
    c.frame(34, 8, 92, 58, ink.PAPER, ink.WOOD, 1.2)
    for y in (20, 30, 40, 50):
        c.box(44, y, 74, 0.4, ink.LINE)
    for place, height in enumerate((12, 17, 15, 24, 28, 35)):
        c.box(48 + place * 11.6, 58 - height, 7, height, ink.LEAF if place == 5 else ink.RIVER, 0.5)
    c.box(44, 58, 74, 0.8, ink.INK)
    c.box(43.6, 14, 0.8, 44.8, ink.INK)
    c.box(10, 76, 140, 4, ink.WOOD)
    for x in (18, 138):
        c.box(x, 80, 4, 20, "#57391f")
    for place, colour in enumerate((ink.RIVER, ink.TILE, ink.PAPER)):
        c.box(20, 73 - place * 3, 26 - place * 2, 3, colour, 0.4)
    c.box(120, 66, 10, 10, ink.TILE, 1)
    for shift, across in ((-4, 5), (0, 6), (4, 5)):
        c.oval(125 + shift, 60 - across / 2, across, 12, ink.FRESH)


def post_parcel(c):
    """An envelope and a parcel on a counter."""
    c.box(0, 0, 160, 100, ink.MIST)
    c.box(0, 74, 160, 26, ink.WOOD)
    c.box(0, 74, 160, 3, "#7d5a3b")
    c.box(90, 26, 50, 50, "#c79a63")
    c.box(90, 26, 50, 12, "#b98a55")
    c.box(111, 26, 8, 50, ink.SAND)
    c.frame(94, 48, 30, 20, ink.PAPER, ink.LINE, 0.5)
    lines(c, 97, 51.5, (22, 17), ink.MUTED, 4, 1.2)
    for x in range(12):
        c.box(97 + x * 1.9, 60, (0.9, 0.5, 1.2)[x % 3], 5, ink.INK)
    c.box(22, 44, 62, 40, ink.LINE, 1)
    c.box(20, 42, 62, 40, ink.PAPER, 1)
    c.shape([(20, 82), (45, 60), (57, 60), (82, 82)], ink.SUNKEN)
    c.stroke([(20.6, 43), (51, 64), (81.4, 43)], ink.LINE, 1)
    for place in range(8):
        x, colour = 21 + place * 7.7, ink.CLAY if place % 2 else ink.RIVER
        c.shape([(x, 42), (x + 3.6, 42), (x + 2, 44.2), (x - 1.4, 44.2)], colour)
    c.oval(51, 64, 9, 9, ink.CLAY)
    c.oval(51, 64, 5, 5, ink.TILE)


def phone_warning(c):
    """A ringing phone with a warning on its screen."""
    c.box(0, 0, 160, 100, ink.SUNKEN)
    for place, colour in enumerate((ink.TILE, "#dda48f", "#ecd0c3")):
        for start in (-32, 148):
            c.arc(80, 50, 74 + place * 20, 74 + place * 20, start, start + 64, colour, 1.6)
    c.box(57, 8, 46, 84, ink.INK, 5)
    c.box(60, 14, 40, 72, ink.PAPER, 1.5)
    c.shape([(80, 20), (97, 49), (63, 49)], ink.STRAW)
    c.stroke([(80, 21), (96, 48.4), (64, 48.4), (80, 21)], ink.GOLD, 1.4)
    c.box(78.7, 29, 2.6, 10.5, ink.INK, 1.2)
    c.oval(80, 43.6, 3, 3, ink.INK)
    lines(c, 66, 54.5, (28, 22), ink.LINE)
    c.oval(80, 74, 14, 14, ink.CLAY)
    c.arc(80, 77, 8, 6, 195, 345, ink.PAPER, 2.2)


THINGS = {
    scene.__name__: scene
    for scene in (citizen_phone, laptop_document, id_card, award, bar_chart, post_parcel, phone_warning)
}
