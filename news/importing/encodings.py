"""Bytes of a web page as text."""

import codecs

from bs4.dammit import EncodingDetector

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(data):
    """(text, whether some letters could not be read): by mark, as UTF-8, as declared, as Windows Vietnamese."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    for name in (marked, "utf-8", declared, "windows-1258"):
        try:
            if name:
                return data.decode(name), False
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace"), True
