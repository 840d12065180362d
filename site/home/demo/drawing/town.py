"""Pictures of the town: offices, school, market, meeting and clinic."""

from . import canvas as ink
from .parts import cloud, flag, landscape, person, room, tree, windows


def one_stop_desk(c):
    """Three counters with somebody behind each and numbers above."""
    room(c)
    c.box(14, 12, 132, 11, ink.RIVER, 1)
    for place, colour in enumerate((ink.LEAF, ink.RIVER, ink.CLAY)):
        x = 36 + place * 44
        c.frame(x - 6, 14, 12, 7, ink.PAPER, ink.PAPER)
        for dot in range(place + 1):
            c.oval(x + (dot - place / 2) * 3, 17.5, 1.9, 1.9, ink.RIVER)
        person(c, x, 54, 1.25, colour)
        c.frame(x + 9, 40, 10, 8, ink.WATER, ink.INK, 0.5)
        c.box(x + 13, 48, 2, 4, ink.INK)
    c.box(8, 52, 144, 4, ink.WOOD, 0.8)
    c.box(11, 56, 138, 26, ink.PAPER)
    for x in (57, 101):
        c.box(x, 34, 1, 48, ink.LINE)
    for x in (30, 74, 118):
        c.frame(x, 61, 14, 16, ink.SUNKEN, ink.LINE, 0.5)
    c.box(0, 82, 160, 18, ink.SAND)


def province_hall(c):
    """The province's offices with a flag before them."""
    landscape(c, 76, ground=ink.PALE)
    cloud(c, 30, 20)
    cloud(c, 132, 26, 0.8)
    c.box(22, 40, 116, 38, ink.PAPER)
    c.box(20, 36, 120, 4, ink.TILE)
    windows(c, 28, 46, 4, 2, (9, 15), (5, 9))
    windows(c, 100, 46, 4, 2, (9, 15), (5, 9))
    c.box(62, 32, 36, 46, ink.SUNKEN)
    c.shape([(58, 32), (80, 20), (102, 32)], ink.TILE)
    for x in (65, 73, 84, 92):
        c.box(x, 36, 3, 36, ink.PAPER)
    c.box(76.5, 54, 7, 20, ink.RIVER)
    for step in range(3):
        c.box(60 - step * 3, 72 + step * 2, 40 + step * 6, 2.2, (ink.LINE, ink.SAND, ink.LINE)[step])
    c.shape([(68, 78), (92, 78), (118, 100), (42, 100)], ink.SAND)
    flag(c, 36, 92, 46)
    tree(c, 12, 84, 1.2)
    tree(c, 148, 84, 1.3)
    tree(c, 126, 90, 0.8, ink.FRESH)


def school(c):
    """A school of two floors around its yard."""
    landscape(c, 74, sun=(20, 18), ground=ink.SAND)
    cloud(c, 110, 16)
    c.box(24, 30, 112, 46, "#f0dfa8")
    c.shape([(20, 31), (30, 22), (130, 22), (140, 31)], ink.TILE)
    for floor in (33, 55):
        for x in range(30, 130, 15):
            c.box(x, floor + 3, 8, 11, ink.RIVER, 0.4)
            c.box(x + 3.6, floor + 3, 0.8, 11, ink.PAPER)
        c.box(24, floor + 18, 112, 2.4, ink.PAPER)
        for x in range(24, 138, 5):
            c.box(x, floor + 14.5, 0.6, 4, ink.PAPER)
    c.box(72, 56, 16, 20, ink.WOOD)
    c.box(79.7, 56, 0.6, 20, ink.SAND)
    flag(c, 52, 92, 40)
    tree(c, 14, 82, 1.5)
    tree(c, 146, 84, 1.6)
    for x, shirt in ((92, ink.WHITE), (106, ink.WHITE), (121, ink.WHITE)):
        person(c, x, 100, 0.85, shirt)
        c.shape([(x, 91.8), (x - 1.6, 95), (x + 1.6, 95)], ink.CLAY)


def market(c):
    """Stalls under awnings with baskets of fruit."""
    c.box(0, 0, 160, 100, ink.MIST)
    cloud(c, 24, 14, 0.9)
    cloud(c, 128, 12, 0.7)
    c.box(0, 72, 160, 28, ink.SAND)
    for place, colour in enumerate((ink.RIVER, ink.CLAY, ink.LEAF)):
        x = 8 + place * 50
        for pole in (x + 2, x + 41):
            c.box(pole, 30, 1.4, 52, ink.WOOD)
        person(c, x + 22, 66, 1.0, (ink.TILE, ink.FRESH, ink.RIVER)[place], hat=True)
        for strip in range(8):
            shade = colour if strip % 2 else ink.PAPER
            c.shape([(x + 3 + strip * 4.8, 22), (x + 7.8 + strip * 4.8, 22), (x + 5.6 + strip * 5.6, 34),
                     (x + strip * 5.6, 34)], shade)  # fmt: skip
            c.oval(x + 2.8 + strip * 5.6, 34, 5.6, 5, shade)
        c.box(x, 64, 45, 4, ink.WOOD)
        c.box(x + 2, 68, 41, 16, ink.PAPER)
        for basket, fruit in enumerate((ink.STRAW, ink.TILE, ink.FRESH)):
            left = x + 3 + basket * 13.5
            for pile in range(4):
                c.oval(left + 2 + pile * 2.9, 60.5 - (pile % 2) * 1.6, 4, 4, fruit)
            c.shape([(left - 0.5, 60.5), (left + 13, 60.5), (left + 11, 66), (left + 1.5, 66)], "#b98a55")


def meeting_room(c):
    """People at a long table before a screen."""
    room(c, 74)
    c.frame(48, 10, 64, 34, ink.PAPER, ink.INK, 1)
    for place, height in enumerate((8, 13, 11, 19, 23)):
        c.box(58 + place * 9, 39 - height, 5.5, height, (ink.RIVER, ink.RIVER, ink.RIVER, ink.RIVER, ink.LEAF)[place])
    c.box(56, 39, 48, 0.8, ink.MUTED)
    for x, shirt in ((24, ink.RIVER), (46, ink.PAPER), (80, ink.LEAF), (114, ink.PAPER), (136, ink.TILE)):
        person(c, x, 68, 1.0, shirt)
    c.shape([(16, 66), (144, 66), (158, 82), (2, 82)], ink.WOOD)
    c.box(2, 82, 156, 4, "#57391f")
    for x in (24, 52, 80, 108, 136):
        middle = 80 + (x - 80) * 1.06
        c.shape([(middle - 6, 70), (middle + 4, 70), (middle + 5, 77), (middle - 7, 77)], ink.PAPER)
    c.box(14, 86, 4, 14, "#57391f")
    c.box(142, 86, 4, 14, "#57391f")
    c.box(8, 60, 8, 12, ink.TILE, 1)
    for turn in (-60, -30, 0, 30, 60):
        c.oval(12 + turn / 11, 54 - (60 - abs(turn)) / 9, 4, 13, ink.FRESH)


def clinic(c):
    """A vaccination table: cabinet, syringe, vials."""
    room(c, 72, ink.MIST, ink.SUNKEN)
    _cabinet(c, 102, 12)
    c.box(16, 12, 26, 26, ink.LEAF, 3)
    c.box(26, 17, 6, 16, ink.PAPER)
    c.box(21, 22, 16, 6, ink.PAPER)
    person(c, 74, 64, 1.5, ink.WHITE)
    c.box(69.6, 42.4, 8.8, 4.6, ink.WATER, 2)
    c.stroke([(65, 64), (68, 50), (74, 56), (80, 50), (83, 64)], ink.LINE, 0.5)
    c.box(0, 64, 160, 5, ink.WOOD)
    c.box(0, 69, 160, 31, ink.SUNKEN)
    _syringe(c, 14, 76)
    for x in (112, 126, 140):
        c.box(x, 79, 9, 14, ink.WATER, 1)
        c.box(x + 1, 75, 7, 4.6, ink.TILE, 0.6)
        c.box(x, 84, 9, 5, ink.PAPER)


def _cabinet(c, x, y):
    c.frame(x, y, 44, 50, ink.PAPER, ink.LINE, 0.8)
    c.box(x + 21.6, y + 1, 0.8, 48, ink.LINE)
    for shelf in (y + 14, y + 28, y + 42):
        c.box(x + 2, shelf, 40, 1, ink.LINE)
        for place, colour in enumerate((ink.RIVER, ink.STRAW, ink.LEAF, ink.TILE, ink.RIVER)):
            c.box(x + 4 + place * 7.4, shelf - 7 + place % 2, 4, 7 - place % 2, colour, 0.6)


def _syringe(c, x, y):
    c.frame(x, y, 60, 9, ink.PAPER, ink.MUTED, 0.6, 1.5)
    c.box(x + 12, y + 1.6, 30, 5.8, ink.WATER, 1)
    for mark in range(x + 8, x + 56, 6):
        c.box(mark, y + 0.6, 0.5, 3, ink.MUTED)
    c.box(x + 60, y + 3, 5, 3, ink.MUTED)
    c.box(x + 65, y + 4.2, 18, 0.6, ink.MUTED)
    c.box(x - 8, y + 2.8, 20, 3.4, ink.MUTED, 0.6)
    c.box(x - 10, y - 1, 2.4, 11, ink.MUTED, 0.6)


TOWN = {scene.__name__: scene for scene in (one_stop_desk, province_hall, school, market, meeting_room, clinic)}
