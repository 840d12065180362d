"""QR codes (ISO/IEC 18004) of addresses: bytes, level M, as an SVG; nobody else's code or service is asked."""

from .codewords import codewords
from .symbol import symbol

__all__ = ["svg"]

# Light modules around the code, so that a camera finds its edge.
_QUIET = 4


def svg(text):
    """The code of a text as an SVG; raises ValueError for one of more than 660 bytes."""
    version, words = codewords(text.encode())
    rows = symbol(version, words)
    size = len(rows) + 2 * _QUIET
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _dark_runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def _dark_runs(row):
    """[(place, length)] of the runs of dark modules in a row."""
    begin = None
    for place, is_dark in enumerate([*row, False]):
        if is_dark and begin is None:
            begin = place
        elif not is_dark and begin is not None:
            yield begin, place - begin
            begin = None
