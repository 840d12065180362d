"""A query as it may be kept: folded, without anything that tells one person from another."""

import re

from .models.queries import QUERY_LENGTH
from .text import fold

MASK = "#"
_PERSONAL = re.compile(
    r"""\S+@\S+                                    # e-mail
    |\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})\b  # date of birth
    |\b\d{2}[\s\-]?[A-Za-zĐđ]{1,2}\d?[\s.\-]?\d{3}[.\s]?\d{2}\b  # number plate
    |\d(?:[\s.\-()]{0,2}\d){5,}                     # telephone, identity, account, tax or dossier number
    """,
    re.VERBOSE,
)


def anonymous(query):
    """The folded text of a Query, at most 100 characters; personal data and long numbers become "#".

    A procedure code stays: it names a procedure, nobody's telephone number has its form.
    """
    if _is_procedure_code(query):
        return fold(query.shown)[:QUERY_LENGTH].strip()
    parts = _PERSONAL.sub(MASK, query.shown.replace(MASK, " ")).split(MASK)
    return f" {MASK} ".join(map(fold, parts)).strip()[:QUERY_LENGTH].strip()


def _is_procedure_code(query):
    """Seven digits, written "1.001193" or beginning as the national codes do."""
    code = query.code
    return len(code) == 7 and code.isdigit() and (code[1] in "01" or f"{code[0]}.{code[1:]}" in query.shown)
