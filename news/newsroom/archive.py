"""Pages to take along: the guide for editors, and the archive of a year."""

import tempfile

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import render

from ..models import SectionPage
from .year import articles_of, write_archive


def guide(request):
    """The guide of two pages with pictures of the real screens, for everybody in the admin."""
    return render(request, "news/newsroom/guide.html")


def year_archive(request, year):
    """The zip of a year, for whoever may publish, written to a temporary file that ends with the answer."""
    section = SectionPage.objects.first()
    if not section or not section.permissions_for_user(request.user).may("publish"):
        raise PermissionDenied
    if not 1900 <= year <= 9999 or not articles_of(year).exists():
        raise Http404
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_archive(year, stream)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=f"tin-tuc-{year}.zip")
