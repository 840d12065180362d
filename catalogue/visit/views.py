"""The sheet of a procedure; its state is in the address."""

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from catalogue.page.found import of_procedure

from .sheet import Sheet


@of_procedure
def procedure_sheet(request, procedure):
    """What to bring, pay, and where to go, for who prints it or takes it along on a telephone."""
    sheet = Sheet(procedure, request.GET, None, timezone.localtime()).content()
    context = {
        "sheet": sheet,
        "canonical": settings.BASE_URL + request.path,
        "noindex": bool(request.GET or procedure.withdrawn_on or procedure.is_internal),
    }
    return render(request, "catalogue/sheet.html", context)
