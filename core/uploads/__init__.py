"""Files that come in: what they truly are, by their content; anything else is refused with the reason.

The two functions serve forms and imports alike. `upload` is an uploaded file or a ContentFile: it is changed in
place (name, content type, for pictures the content), so that no door keeps what was sent.
"""

from .documents import check_document
from .pictures import check_picture

__all__ = ["check_document", "check_picture"]
