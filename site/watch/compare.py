"""Do two answers say the same? Tokens and moments may differ, nothing else."""

import re
from difflib import unified_diff

_CHANGING = re.compile(
    r'nonce="[^"]*"|(?:name="csrfmiddlewaretoken" )value="[^"]*"'
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?"
)


def difference(reader, other):
    """What the other guise got in place of what the reader got, as an excerpt; "" when both got the same."""
    if reader.status != other.status or reader.location != other.location:
        return f"{reader.status} {reader.location} → {other.status} {other.location}".strip()
    lines = _lines(reader.html), _lines(other.html)
    if lines[0] == lines[1]:
        return ""
    changed = [line for line in unified_diff(*lines, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]
    added = [line[1:] for line in changed if line.startswith("+")]
    return " ".join(" ".join(added or changed).split())


def _lines(html):
    return [line.strip() for line in _CHANGING.sub("", html).replace(">", ">\n").splitlines() if line.strip()]
