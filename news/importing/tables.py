"""A table while it is read: cells as plain text, merged cells repeated so that each row stands on its own."""

from dataclasses import dataclass, field

from core.language.text import one_line

_WIDEST, _TALLEST = 50, 500


@dataclass
class _Cell:
    heading: bool
    across: int
    down: int
    paragraphs: list = field(default_factory=list)
    bold: bool = True

    @property
    def text(self):
        return one_line(" ".join(self.paragraphs))


class Table:
    """Rows of cells; `merged` tells whether some cell spanned others."""

    def __init__(self):
        self.caption = ""
        self.merged = False
        self._rows = []

    def start_row(self):
        """A new row."""
        self._rows.append([])

    def start_cell(self, heading, attributes):
        """A new cell of the row."""
        if not self._rows:
            self.start_row()
        across, down = _span(attributes.get("colspan"), _WIDEST), _span(attributes.get("rowspan"), _TALLEST)
        self.merged |= across > 1 or down > 1
        self._rows[-1].append(_Cell(heading, across, down))

    def add(self, text, bold):
        """A paragraph of the cell that is open, or of the caption when none is."""
        if not self._rows or not self._rows[-1]:
            self.caption = one_line(f"{self.caption} {text}")
            return
        cell = self._rows[-1][-1]
        cell.paragraphs.append(text)
        cell.bold &= bold

    def paragraphs(self):
        """Everything that the cells say, for a table that only arranged a page."""
        return [text for row in self._rows for cell in row for text in cell.paragraphs]

    def is_layout(self):
        """Whether it arranges rather than tabulates: a single column, or a cell that is an article by itself."""
        cells = [cell for row in self._rows for cell in row]
        long = any(len(cell.paragraphs) > 6 or len(cell.text) > 1200 for cell in cells)
        return long or max((len(row) for row in self._rows), default=0) < 2

    def finished(self):
        """(header, rows): the header empty when no row is marked or set in bold as one; rows equally long."""
        grid = _grid([row for row in self._rows if row])
        filled = [row for row in grid if any(cell.text for cell in row)]
        wide = max((len(row) for row in filled), default=0)
        rows = [[cell.text for cell in row] + [""] * (wide - len(row)) for row in filled]
        if filled and _is_header(filled[0]) and len(rows) > 1:
            return rows[0], rows[1:]
        return [], rows


def _span(text, most):
    return min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _is_header(row):
    return all(cell.heading or cell.bold for cell in row) and any(cell.text for cell in row)


def _grid(rows):
    """The rows with every merged cell in each place that it covers."""
    hanging, grid = {}, []
    for row in rows:
        line, coming = [], {}
        for cell in row:
            _hang(line, hanging, coming)
            for _column in range(cell.across):
                coming[len(line)] = (cell, cell.down - 1)
                line.append(cell)
        _hang(line, hanging, coming)
        grid.append(line)
        hanging = {place: (cell, left) for place, (cell, left) in coming.items() if left}
    return grid


def _hang(line, hanging, coming):
    """Put what hangs down from rows above into the next places of the line."""
    while len(line) in hanging:
        cell, left = hanging[len(line)]
        coming[len(line)] = (cell, left - 1)
        line.append(cell)
