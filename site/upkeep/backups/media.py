"""The files that were uploaded. Names that begin with a point at the top are upkeep's own and no part of them."""

import os

from django.conf import settings


def media_files():
    """Yield (name, path) of every file below MEDIA_ROOT, in order."""
    root = str(settings.MEDIA_ROOT)
    for folder, below, names in os.walk(root, onerror=_raise):
        if folder == root:
            below[:] = [name for name in below if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        below.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield os.path.relpath(path, root), path


def _raise(error):
    if not isinstance(error, FileNotFoundError):
        raise error
