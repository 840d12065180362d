"""Pictures of the land: river, fields, road and bridge, forest and flood."""

from . import canvas as ink
from .parts import boat, cloud, landscape, palm, person, ripples


def river_delta(c):
    """A winding river between fields, with boats."""
    landscape(c, 40, sun=(124, 20))
    cloud(c, 40, 20)
    c.hill(-20, 90, 40.5, 6, ink.FRESH)
    c.hill(70, 190, 40.5, 8, "#93b27a")
    for place, colour in enumerate((ink.PALE, "#b9cf95", ink.PALE, "#d5dfb4", "#b9cf95")):
        c.box(0, 40 + place * 12, 160, 12.2, colour)
    c.shape([(92, 40), (98, 40), (86, 48), (112, 58), (138, 74), (150, 100), (40, 100), (62, 74), (70, 58), (76, 48)],
            ink.WATER)  # fmt: skip
    ripples(c, [(84, 58), (76, 72), (108, 70), (72, 92), (112, 90)])
    boat(c, 92, 80, 1.15)
    boat(c, 90, 55, 0.45, cabin=False)
    for x, y, height in ((18, 66, 30), (30, 72, 24), (142, 62, 26), (6, 84, 34)):
        palm(c, x, y, height)


def rice_field(c):
    """Ripe rice in rows, coconut palms behind."""
    landscape(c, 44, sun=(36, 22), ground=ink.STRAW)
    cloud(c, 110, 18, 1.2)
    c.box(0, 40, 160, 5, ink.FRESH)
    for x, height in ((14, 20), (26, 25), (96, 23), (108, 18), (138, 26), (150, 20)):
        palm(c, x, 44, height)
    for place in range(-9, 10):
        c.shape([(80 + place * 9, 44), (83 + place * 9, 44), (83 + place * 30, 100), (75 + place * 30, 100)], "#d3a44a")
    c.shape([(70, 44), (74, 44), (60, 100), (42, 100)], ink.FRESH)
    for x, y, size in ((98, 74, 0.8), (114, 80, 0.95)):
        person(c, x, y, size, ink.RIVER, hat=True)
        for blade in range(-12, 13, 2):
            c.stroke([(x + blade, y + 3), (x + blade + blade % 3 - 1, y - 4 - blade % 4)], "#c08f35", 0.8)


def road_works(c):
    """A lane closed by barriers and cones."""
    landscape(c, 46, ground=ink.PALE)
    cloud(c, 36, 18)
    c.hill(-10, 70, 46.4, 9, ink.FRESH)
    c.hill(80, 180, 46.4, 7, "#93b27a")
    c.shape([(72, 46), (88, 46), (150, 100), (10, 100)], "#8b8f8a")
    for y, height in ((50, 4), (59, 6), (72, 9), (88, 12)):
        c.box(79.6 - height / 12, y, height / 6 + 0.4, height, ink.PAPER)
    c.shape([(82, 52), (90, 52), (122, 78), (90, 78)], ink.INK)
    for x, y, size in ((64, 58, 0.5), (56, 70, 0.8), (44, 88, 1.2)):
        c.shape([(x - 4 * size, y), (x - 0.8 * size, y - 12 * size), (x + 0.8 * size, y - 12 * size),
                 (x + 4 * size, y)], ink.TILE)  # fmt: skip
        c.shape([(x - 2.6 * size, y - 4 * size), (x - 1.7 * size, y - 7.5 * size), (x + 1.7 * size, y - 7.5 * size),
                 (x + 2.6 * size, y - 4 * size)], ink.PAPER)  # fmt: skip
        c.box(x - 5.5 * size, y, 11 * size, 1.6 * size, ink.CLAY, 0.5)
    person(c, 124, 72, 1.1, ink.STRAW)
    c.hill(119.6, 128.4, 55.4, 6, ink.TILE)
    for x in (84, 132):
        c.box(x, 66, 2, 26, ink.MUTED)
    for y in (66, 77):
        c.frame(78, y, 64, 7, ink.PAPER, ink.CLAY, 0.5)
        for x in range(80, 138, 12):
            c.shape([(x, y + 6.5), (x + 5, y + 0.5), (x + 10, y + 0.5), (x + 5, y + 6.5)], ink.CLAY)


def flood(c):
    """Rain over a drowned hamlet, a boat going from house to house."""
    c.box(0, 0, 160, 100, "#9db0ae")
    for x, y, size in ((26, 16, 1.5), (72, 11, 1.7), (122, 16, 1.6)):
        cloud(c, x, y, size, "#7c8f8d")
    c.hill(-20, 120, 52, 6, "#7f9a83")
    c.box(0, 52, 160, 48, "#6d9a96")
    for x, size in ((20, 1.0), (118, 1.15)):
        c.box(x, 52 - 12 * size, 26 * size, 14 * size, ink.SAND)
        c.box(x + 4 * size, 52 - 9 * size, 6 * size, 8 * size, ink.WOOD)
        c.box(x + 15 * size, 52 - 9 * size, 6 * size, 5 * size, ink.RIVER)
        c.shape([(x - 4 * size, 52 - 11 * size), (x + 13 * size, 52 - 22 * size), (x + 30 * size, 52 - 11 * size)],
                ink.TILE)  # fmt: skip
    for x, y, height in ((58, 55, 24), (150, 60, 32), (8, 64, 34)):
        palm(c, x, y, height, "#3f6b4a")
    ripples(c, [(12, 66), (48, 62), (104, 64), (24, 90), (128, 84), (110, 94), (50, 92)], "#a9c6c2", 12)
    for x, shirt in ((70, ink.TILE), (84, ink.STRAW), (97, ink.TILE)):
        person(c, x, 78, 0.85, shirt, hat=x == 70)
    boat(c, 84, 80, 1.7, ink.WOOD, cabin=False)
    c.stroke([(64, 64), (52, 88)], ink.WOOD, 0.9)
    for place in range(60):
        x, y = (place * 37) % 163, (place * 53) % 96
        c.stroke([(x, y), (x - 1.4, y + 4.4)], "#c3d2d0", 0.25)


def bridge_dusk(c):
    """A bridge on cables over a wide river at dusk."""
    for row in range(60):
        part = row / 60
        c.box(0, row, 160, 1.2, tuple(round(a + (b - a) * part) for a, b in ((99, 243), (130, 205), (146, 160))))
    c.oval(110, 58, 18, 18, "#f6e2b0")
    c.hill(-20, 80, 60, 5, "#5d7a72")
    c.hill(70, 190, 60, 7, "#547068")
    c.box(0, 60, 160, 40, "#5f8d8c")
    for y in range(62, 98, 4):
        across = 22 - (y - 62) * 0.35
        c.stroke([(110 - across / 2, y), (110 + across / 2, y)], "#e8c795", 0.7)
    for tower in (52, 108):
        for reach in range(6, 30, 4):
            for side in (-1, 1):
                c.stroke([(tower, 20 + reach * 0.45), (tower + side * reach, 56)], ink.SUNKEN, 0.3)
        c.shape([(tower - 3, 78), (tower - 1, 16), (tower + 1, 16), (tower + 3, 78)], ink.DEEP)
    c.box(0, 56, 160, 3.4, ink.DEEP)
    c.box(0, 55, 160, 0.6, ink.INK)
    for x in (8, 30, 80, 132, 152):
        c.box(x - 1, 59, 2, 14, ink.DEEP)
    boat(c, 78, 88, 0.9, ink.INK)


def mangrove(c):
    """Mangroves on their arched roots at the water's edge."""
    landscape(c, 58, ground=ink.WATER, sun=(128, 22))
    cloud(c, 60, 16)
    c.hill(-10, 170, 58.4, 5, "#93b27a")
    ripples(c, [(8, 66), (100, 64), (134, 72), (60, 92), (10, 94), (118, 92)])
    for x, y, size in ((70, 70, 0.75), (118, 74, 0.85), (32, 82, 1.15), (92, 88, 1.2), (148, 86, 1.05)):
        for reach in (4, 9, 14):
            c.arc(x, y, reach * size * 2, 22 * size, 180, 360, ink.WOOD, 1.0 * size)
        c.box(x - size, y - 26 * size, 2 * size, 18 * size, ink.WOOD)
        for shift, up, across in ((-9, 26, 16), (9, 26, 16), (0, 33, 20), (0, 24, 20)):
            c.oval(x + shift * size, y - up * size, across * size, across * 0.6 * size, ink.LEAF)
        for shift, up in ((-7, 29), (3, 36), (9, 28)):
            c.oval(x + shift * size, y - up * size, 8 * size, 3.4 * size, "#487f45")
    c.stroke([(16, 50), (19, 47.6), (22, 50)], ink.MUTED, 0.5)
    c.stroke([(24, 44), (27, 41.6), (30, 44)], ink.MUTED, 0.5)


def ferry(c):
    """A flat ferry taking people over the river."""
    landscape(c, 42, ground=ink.WATER)
    cloud(c, 44, 20, 1.1)
    cloud(c, 122, 14, 0.8)
    c.hill(-30, 190, 42.4, 5, ink.FRESH)
    for x, height in ((10, 18), (22, 22), (60, 16), (104, 20), (146, 24)):
        palm(c, x, 42, height)
    ripples(c, [(6, 54), (60, 50), (120, 56), (16, 88), (92, 92), (134, 84)])
    c.box(42, 40, 76, 3, ink.TILE, 1)
    for x in (46, 68, 90, 112):
        c.box(x, 43, 1.4, 26, ink.MUTED)
    colours = (ink.RIVER, ink.CLAY, ink.PAPER, ink.LEAF, ink.STRAW)
    for place, shirt in enumerate(colours):
        person(c, 53 + place * 13.5, 70, 0.85, shirt, hat=place % 2 == 0)
    c.box(40, 62, 80, 0.9, ink.PAPER)
    c.shape([(24, 68), (136, 68), (126, 80), (34, 80)], ink.RIVER)
    c.box(30, 71, 100, 1.2, ink.PAPER)
    c.stroke([(24, 68), (14, 62)], ink.MUTED, 1.4)
    c.stroke([(136, 68), (146, 62)], ink.MUTED, 1.4)
    for x in (44, 62, 80, 98, 116):
        c.oval(x, 76, 4.4, 4.4, ink.STRAW)
        c.oval(x, 76, 2, 2, ink.RIVER)
    c.arc(80, 82, 130, 4, 10, 170, ink.MIST, 0.6)


LAND = {scene.__name__: scene for scene in (river_delta, rice_field, road_works, flood, bridge_dusk, mangrove, ferry)}
