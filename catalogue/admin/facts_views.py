"""Exporting and importing what the province sets: a file, then what it would change, then the drafts."""

import dataclasses
from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from catalogue.models import ProcedureGuide
from core.admin.forms import ProblemsForm
from core.spreadsheets import table_response

from .facts_import import differences, store
from .facts_table import MOST_BYTES, MOST_ROWS, FactRow, facts_table, read_facts

_SALT = "catalogue.own-facts"
_DAYS = ("document_on", "valid_from", "valid_to")


class GuideIndexView(IndexView):
    """The listing of guides, with the table of their facts to take along and to bring back."""

    export_url_name = import_url_name = None

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        url = reverse(self.export_url_name)
        buttons.append(HeaderButton(_("Facts as XLSX"), url=f"{url}?kind=xlsx", icon_name="download", priority=2000))
        buttons.append(HeaderButton(_("Facts as CSV"), url=f"{url}?kind=csv", icon_name="download", priority=2010))
        if self.user_has_permission("change"):
            buttons.append(
                HeaderButton(_("Import facts"), url=reverse(self.import_url_name), icon_name="upload", priority=2020)
            )
        return buttons


class FactsExportView(PermissionCheckedMixin, View):
    """Every fee and time limit that the province sets, as the guides say today."""

    model = ProcedureGuide
    any_permission_required = ["add", "change", "view"]

    def get(self, request):
        """The file."""
        guides = ProcedureGuide.objects.select_related("procedure").prefetch_related("own_fees", "own_times")
        kind = "csv" if request.GET.get("kind") == "csv" else "xlsx"
        return table_response(facts_table(guides.order_by("procedure__code")), kind, "phi-thoi-han-cua-tinh")


class FactsForm(ProblemsForm):
    """A CSV or XLSX file; afterwards `rows` are ready to compare or `problems` say why not."""

    file = forms.FileField(
        label=gettext_lazy("CSV or XLSX file"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"})
    )
    rows = ()

    def clean_file(self):
        """Read the file whole."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB. Split it."))
        self.rows, self.problems = read_facts(file.read(), file.name)
        self.refuse_problems()
        return file


class FactsImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Two steps: a file shows what it would change; the second puts exactly these rows into drafts."""

    model = ProcedureGuide
    permission_required = "change"
    index_url_name = None
    form_class = FactsForm
    template_name = "catalogue/facts_import.html"
    page_title = gettext_lazy("Import fees and time limits of the province")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        """The way back to the list."""
        listing = {"url": reverse(self.index_url_name), "label": _("Guides of the province")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """What the template needs besides the form."""
        return super().get_context_data(**kwargs) | {
            "submit_button_label": _("Show what would change"),
            "most_rows": MOST_ROWS,
        }

    def post(self, request, *args, **kwargs):
        """The second step carries the rows of the first, signed."""
        return self._store(request) if "rows" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """Show what the rows would change."""
        found = differences(form.rows)
        context = self.get_context_data(form=self.form_class()) | {
            "differences": [one for one in found if not one.is_same],
            "unchanged": sum(one.is_same for one in found),
            "rows": signing.dumps([_plain(row) for row in form.rows], salt=_SALT, compress=True),
        }
        return render(self.request, self.template_name, context)

    def _store(self, request):
        try:
            rows = [_restored(row) for row in signing.loads(request.POST["rows"], salt=_SALT, max_age=3600)]
            changed = store(rows, request.user)
        except (signing.BadSignature, InvalidOperation, KeyError, TypeError):
            messages.error(request, _("The preview is too old or was changed. Choose the file again."))
            return redirect(request.path)
        except PermissionDenied as error:
            messages.error(request, _("Nothing was imported: %(reason)s") % {"reason": error})
            return redirect(request.path)
        said = ngettext(
            "%(n)s guide was changed and handed in for approval.", "%(n)s guides were changed and handed in.", changed
        )
        messages.success(request, said % {"n": changed})
        return redirect(reverse(self.index_url_name))


def _plain(row):
    """A FactRow as JSON."""
    return dataclasses.asdict(row) | {"values": {name: _text(value) for name, value in row.values.items()}}


def _text(value):
    return str(value) if isinstance(value, date | Decimal) else value


def _restored(row):
    values = dict(row["values"])
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["amount"] = Decimal(values["amount"]) if values["amount"] is not None else None
    return FactRow(row["line"], row["procedure"], row["is_fee"], values)
