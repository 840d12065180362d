"""A target's reports as a line: coordinates for a small SVG, drawn on the server."""

from dataclasses import dataclass

WIDTH, HEIGHT = 320, 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 10, 10


@dataclass(frozen=True)
class Trend:
    """`points`: "x,y x,y …" for a polyline, `dots` [(x, y)], `goal_y` and `due_x` for the lines to reach; all text."""

    points: str
    dots: list
    goal_y: str
    width: int = WIDTH
    height: int = HEIGHT


def trend(values, goal, starts_on, due_on):
    """The Trend of [(date, value)] in the order of time, or None while nothing was reported."""
    if not values:
        return None
    first, last = min(values[0][0], starts_on), max(values[-1][0], due_on)
    numbers = [value for _day, value in values] + ([goal] if goal is not None else [])
    low, high = min(0, *numbers), max(numbers) if max(numbers) > 0 else 1
    days = max((last - first).days, 1)

    def across(day):
        return _text(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - first).days / days)

    def up(value):
        return _text(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * float((value - low) / (high - low)))

    dots = [(across(day), up(value)) for day, value in values]
    return Trend(" ".join(f"{x},{y}" for x, y in dots), dots, "" if goal is None else up(goal))


def _text(number):
    """With a point whatever the language, since SVG reads no comma."""
    return f"{number:.1f}"
