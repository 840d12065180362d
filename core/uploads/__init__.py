"""Files that come in: what they truly are, by their content; anything else is refused with the reason.

`documents.check_document` and `pictures.check_picture` serve forms and imports alike. `upload` is an uploaded file or
a ContentFile: it is changed in place (name, content type, for pictures the content), so that no caller stores the
original. This module imports nothing, so that the settings can import core.uploads.kinds without the picture library.
"""
