"""What several pictures share: sky and ground, trees, boats, people, papers."""

import math

from . import canvas as ink


def landscape(c, horizon, sky=ink.MIST, ground=ink.PALE, sun=None):
    """A sky with a sun if its place is given, and the ground from the horizon down."""
    c.box(0, 0, 160, 100, sky)
    if sun:
        c.oval(*sun, 15, 15, ink.SAND)
    c.box(0, horizon, 160, 100 - horizon, ground)


def cloud(c, x, y, size=1.0, colour=ink.PAPER):
    """A flat-bottomed cloud."""
    for shift, across in ((-7, 9), (0, 13), (7, 9)):
        c.oval(x + shift * size, y - across * size * 0.16, across * size, across * size * 0.62, colour)
    c.box(x - 11 * size, y - 1.5 * size, 22 * size, 3 * size, colour, 1.5 * size)


def ripples(c, places, colour=ink.MIST, length=9):
    """Short waves on water."""
    for x, y in places:
        c.stroke([(x, y), (x + length, y)], colour, 0.5)
        c.stroke([(x + 4, y + 1.6), (x + length + 3, y + 1.6)], colour, 0.5)


def palm(c, x, y, height=22, colour=ink.LEAF):
    """A coconut palm standing at (x, y)."""
    top = (x + height * 0.14, y - height)
    c.stroke([(x, y), (x + height * 0.03, y - height / 2), top], ink.WOOD, height * 0.05)
    for turn in (-165, -140, -100, -60, -25, 5, 185):
        right, down = (height * 0.42 * part(math.radians(turn)) for part in (math.cos, math.sin))
        tip = (top[0] + right, top[1] + down * 0.75 + 2.2)
        bend = (top[0] + right * 0.55, top[1] + down * 0.7)
        c.shape([top, (bend[0], bend[1] - 0.9), tip, (bend[0], bend[1] + 1.1)], colour)


def tree(c, x, y, size=1.0, colour=ink.LEAF):
    """A round tree standing at (x, y)."""
    c.box(x - 0.9 * size, y - 11 * size, 1.8 * size, 11 * size, ink.WOOD)
    for shift, up, across in ((-4, 13, 11), (4, 13, 11), (0, 18, 13)):
        c.oval(x + shift * size, y - up * size, across * size, across * size * 0.9, colour)


def boat(c, x, y, size=1.0, hull=ink.WOOD, cabin=True):
    """A river boat with its water line at (x, y)."""
    if cabin:
        c.box(x - 7 * size, y - 8 * size, 14 * size, 6 * size, ink.SAND)
        c.box(x - 8.5 * size, y - 9.5 * size, 17 * size, 2 * size, ink.TILE, 0.8 * size)
        for shift in (-5, -0.8, 3.4):
            c.box(x + shift * size, y - 6.6 * size, 2 * size, 2.6 * size, ink.RIVER)
    c.shape([(x - 15 * size, y - 4.5 * size), (x + 16 * size, y - 5 * size), (x + 11 * size, y + 1.6 * size),
             (x - 10 * size, y + 1.6 * size)], hull)  # fmt: skip
    c.stroke([(x - 14.6 * size, y - 4.3 * size), (x + 15.4 * size, y - 4.8 * size)], ink.SAND, 0.7 * size)


def person(c, x, y, size=1.0, shirt=ink.RIVER, hair=ink.INK, hat=False):
    """Head and shoulders of somebody, cut at the height y."""
    c.box(x - 6.5 * size, y - 10.5 * size, 13 * size, 10.5 * size, shirt, 4.5 * size)
    c.box(x - 6.5 * size, y - 5 * size, 13 * size, 5 * size, shirt)
    c.box(x - 1.5 * size, y - 13 * size, 3 * size, 4 * size, ink.SKIN)
    c.oval(x, y - 15.6 * size, 7.6 * size, 8.6 * size, hair)
    c.oval(x, y - 14.7 * size, 6.2 * size, 7.2 * size, ink.SKIN)
    if hat:
        c.shape([(x - 8 * size, y - 16 * size), (x, y - 22.5 * size), (x + 8 * size, y - 16 * size)], ink.SAND)


def lines(c, x, y, widths, colour=ink.LINE, step=4, thick=1.4):
    """Lines of writing that nobody needs to read."""
    for place, width in enumerate(widths):
        c.box(x, y + place * step, width, thick, colour, thick / 2)


def windows(c, x, y, columns, rows, step=(10, 12), size=(5, 7), colour=ink.WATER):
    """Rows of windows."""
    for column in range(columns):
        for row in range(rows):
            c.box(x + column * step[0], y + row * step[1], *size, colour, 0.4)


def flag(c, x, y, height=30):
    """The national flag on a pole that stands at (x, y)."""
    c.box(x - 0.4, y - height, 0.8, height, ink.MUTED)
    c.box(x + 0.4, y - height, 12, 8, "#c8281e")
    points = [(math.sin(math.radians(36 * turn)), -math.cos(math.radians(36 * turn))) for turn in range(10)]
    star = [(x + 6.4 + a * (2.6, 1.0)[turn % 2], y - height + 4 + b * (2.6, 1.0)[turn % 2])
            for turn, (a, b) in enumerate(points)]  # fmt: skip
    c.shape(star, "#f4d03a")


def room(c, floor=78, wall=ink.SUNKEN, ground=ink.SAND):
    """A wall and a floor with a skirting board."""
    c.box(0, 0, 160, 100, wall)
    c.box(0, floor, 160, 100 - floor, ground)
    c.box(0, floor - 1.6, 160, 1.6, ink.LINE)
