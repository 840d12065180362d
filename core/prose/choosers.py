"""Pictures and files of a whole body in one query each, however many blocks hold them."""

from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.pictures import drawn_pictures

_loaded = ContextVar("loaded", default=None)


class _LoadedOnce:
    def bulk_to_python(self, values):
        """Instances that `loaded` holds, else Wagtail's own query for this kind of block."""
        library = _loaded.get()
        if library is None:
            return super().bulk_to_python(values)
        return [library[self.library_key].get(value) for value in values]


class PictureChooserBlock(_LoadedOnce, ImageChooserBlock):
    """A picture of the library."""

    library_key = "pictures"


class FileChooserBlock(_LoadedOnce, DocumentChooserBlock):
    """A file of the library."""

    library_key = "files"


@contextmanager
def loaded(body, pictures=(), files=()):
    """A context that loads all pictures and files of a StreamValue first, so that its blocks make no queries.

    Yields {"pictures": {pk: object}, "files": {pk: object}}; `pictures` and `files` are further primary keys to load.
    """
    wanted = {"pictures": set(pictures), "files": set(files)}
    for block in body.raw_data:
        _collect(block["type"], block["value"], wanted)
    library = {
        "pictures": drawn_pictures(wanted["pictures"] - {None}),
        "files": get_document_model().objects.in_bulk(wanted["files"] - {None}),
    }
    token = _loaded.set(library)
    try:
        yield library
    finally:
        _loaded.reset(token)


def _collect(kind, value, wanted):
    if kind == "photo":
        wanted["pictures"].add(value["image"])
    elif kind == "gallery":
        wanted["pictures"].update(item["value"]["image"] for item in value["photos"])
    elif kind in ("attachment", "video"):
        wanted["files"].add(value["document"])
