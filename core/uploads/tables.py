"""CSV files: text and nothing else."""

import codecs
import re

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# A tag as browsers read it; "a < b" is none.
_TAG = re.compile(r"<[a-z!/?][^>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def is_table(data):
    """Whether the bytes are text in UTF-8, UTF-16 with its mark or Windows' Vietnamese, without any tag."""
    text = _decoded(data)
    return bool(text and text.strip()) and not _CONTROL.search(text) and not _TAG.search(text)


def _decoded(data):
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1258"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
