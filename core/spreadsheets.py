"""CSV files that editors open in a spreadsheet: no cell is a formula, Vietnamese letters stay whole."""

import re

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"^'(?=[=+\-@])")


def safe_cell(value):
    """The value with an apostrophe before anything that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def typed_cell(text):
    """What was written before safe_cell."""
    return _QUOTED_FORMULA.sub("", text)


class SafeCsvMixin:
    """For views with Wagtail's spreadsheet export, which writes CSV cells as they are and without a byte order mark."""

    def write_csv_row(self, writer, row_dict):
        """Write one row of safe cells."""
        cells = {
            field: safe_cell(self.preprocess_field_value(field, value, self.FORMAT_CSV))
            for field, value in row_dict.items()
        }
        return writer.writerow(cells)

    def stream_csv(self, queryset):
        """The lines of the file, first the mark by which Excel knows UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
