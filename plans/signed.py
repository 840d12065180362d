"""The signed file of a plan: its SHA-256 and its words."""

import hashlib
import logging

from core.language.text import nfc, one_line

_log = logging.getLogger(__name__)
_MOST_PAGES = 300
_MOST_CHARACTERS = 200_000


def read_signed(file):
    """(SHA-256, words) of a document of the library; ("", "") without one. A scan has no words."""
    if file is None:
        return "", ""
    with file.file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        return sha256, nfc(_words(stream)) if file.file_extension.lower() == "pdf" else ""


def _words(stream):
    from pypdf import PdfReader  # 6 MB, seldom needed
    from pypdf.errors import PyPdfError

    try:
        return "\n".join(_pages(PdfReader(stream)))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        # A damaged PDF breaks the reader in many places; the file itself is kept and offered all the same.
        _log.warning("The words of a PDF cannot be read: %s", error)
        return ""


def _pages(reader):
    length = 0
    for page in reader.pages[:_MOST_PAGES]:
        text = one_line(page.extract_text().replace("\x00", ""))
        yield text[: _MOST_CHARACTERS - length]
        length += len(text)
        if length >= _MOST_CHARACTERS:
            return
