"""schema.org descriptions inside a page."""

import json

from django.utils.safestring import mark_safe

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(said):
    """What is said and not empty as JSON that is safe inside a script element."""
    filled = {key: value for key, value in said.items() if value}
    return mark_safe(json.dumps(filled, ensure_ascii=False).translate(_ESCAPES))
