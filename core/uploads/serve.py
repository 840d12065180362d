"""Pictures as the public gets them: renditions only, under names whose content never changes."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from .kinds import PICTURES, by_extension


@require_safe
def picture(request, name):
    """One file of media/images/; 404 for any other type and for names that are paths."""
    kind = by_extension(name, PICTURES)
    if kind is None or "/" in name or "\\" in name:
        raise Http404
    try:
        stored = default_storage.open(f"images/{name}")
    except OSError:
        raise Http404 from None
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return FileResponse(stored, content_type=kind.content_type, headers=headers)
