"""A sheet of 160 by 100 units (x to the right, y down) and the few strokes that all pictures are made of."""

import math

from PIL import Image, ImageDraw

PAPER, SUNKEN, LINE, INK, MUTED = "#fcfbf8", "#f3f0e7", "#d9d4c7", "#1c2321", "#55605c"
RIVER, DEEP, MIST, WATER = "#0a5a5c", "#063f41", "#cfe3df", "#8fbdb8"
LEAF, FRESH, PALE = "#2f6b2f", "#7ba05b", "#c9d8a9"
CLAY, TILE, GOLD, STRAW, SAND = "#a33b20", "#c8694a", "#8a5a00", "#e3b75f", "#ead9b0"
WOOD, SKIN, WHITE = "#6b4a2f", "#d9a67c", "#ffffff"

WIDTH, HEIGHT = 1600, 1000
_UNIT = 20  # drawn at twice the size, then reduced: smooth edges


class Canvas:
    """What scenes draw on; sizes in units of a hundredth of the picture's height."""

    def __init__(self):
        self.image = Image.new("RGB", (160 * _UNIT, 100 * _UNIT), PAPER)
        self._pen = ImageDraw.Draw(self.image)

    def reduced(self):
        """The finished picture."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)

    def box(self, x, y, width, height, colour, round_by=0):
        """A filled rectangle, its corners rounded if asked."""
        corners = [x * _UNIT, y * _UNIT, (x + width) * _UNIT, (y + height) * _UNIT]
        self._pen.rounded_rectangle(corners, round_by * _UNIT, fill=colour)

    def frame(self, x, y, width, height, fill, edge, thick=0.6, round_by=1):
        """A filled rectangle with an edge."""
        self.box(x, y, width, height, edge, round_by)
        self.box(x + thick, y + thick, width - 2 * thick, height - 2 * thick, fill, max(round_by - thick, 0))

    def oval(self, x, y, across, down, colour):
        """A filled ellipse about its middle."""
        self._pen.ellipse([(x - across / 2) * _UNIT, (y - down / 2) * _UNIT, (x + across / 2) * _UNIT,
                           (y + down / 2) * _UNIT], fill=colour)  # fmt: skip

    def shape(self, points, colour):
        """A filled polygon."""
        self._pen.polygon(_scaled(points), fill=colour)

    def stroke(self, points, colour, thick=0.8):
        """A line through the points, with round ends and joints."""
        self._pen.line(_scaled(points), fill=colour, width=round(thick * _UNIT), joint="curve")
        for x, y in (points[0], points[-1]):
            self.oval(x, y, thick, thick, colour)

    def arc(self, x, y, across, down, start, end, colour, thick=0.8):
        """Part of an ellipse's edge, in degrees clockwise from three o'clock."""
        steps = [math.radians(start + (end - start) * part / 40) for part in range(41)]
        self.stroke([(x + math.cos(a) * across / 2, y + math.sin(a) * down / 2) for a in steps], colour, thick)

    def hill(self, left, right, base, height, colour):
        """A soft rise between two points of the ground."""
        across = right - left
        curve = [(left + across * part / 40, base - height * math.sin(math.pi * part / 40)) for part in range(41)]
        self.shape(curve, colour)


def _scaled(points):
    return [(x * _UNIT, y * _UNIT) for x, y in points]
