"""Synonyms in the admin: to list, filter, write, export and import."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.admin.forms import ProblemsForm
from core.spreadsheets import SafeCsvMixin

from ..models import Synonym
from ..text import fold
from .csv_file import MOST_BYTES, MOST_ROWS, read_synonyms, store_synonyms


class SynonymIndexView(SafeCsvMixin, IndexView):
    """The listing, searched without regard to diacritics."""

    import_url_name = None

    def search_queryset(self, queryset):
        asked = fold(self.search_query or "")
        if not asked:
            return queryset
        rows = queryset.values_list("pk", "term", "variant", "note")
        return queryset.filter(pk__in=[pk for pk, *texts in rows if asked in fold(" ".join(texts))])

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if self.user_has_permission("add") and self.user_has_permission("change"):
            url = reverse(self.import_url_name)
            buttons.append(HeaderButton(_("Import CSV"), url=url, icon_name="upload", priority=2000))
        return buttons


class SynonymImportForm(ProblemsForm):
    """A CSV file, read when it is checked: afterwards `synonyms` are ready to store or `problems` say why not."""

    file = forms.FileField(label=gettext_lazy("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))
    synonyms = ()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 1 MB. Split it."))
        self.synonyms, self.problems = read_synonyms(file.read())
        self.refuse_problems()
        return file


class SynonymImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Import a CSV file, all of it or nothing."""

    model = Synonym
    permission_required = "add"
    index_url_name = None
    form_class = SynonymImportForm
    template_name = "search/synonym_import.html"
    page_title = gettext_lazy("Import synonyms")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_permission("change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        listing = {"url": reverse(self.index_url_name), "label": _("Synonyms")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "submit_button_label": _("Import"),
            "submit_button_active_label": _("Importing…"),
            "kinds": Synonym.Kind.labels,
            "most_rows": MOST_ROWS,
        }

    def form_valid(self, form):
        outcome = store_synonyms(form.synonyms)
        said = [
            ngettext("%(count)d pair added", "%(count)d pairs added", outcome.added) % {"count": outcome.added},
            ngettext("%(count)d updated", "%(count)d updated", outcome.updated) % {"count": outcome.updated},
            ngettext("%(count)d unchanged", "%(count)d unchanged", outcome.unchanged) % {"count": outcome.unchanged},
        ]
        messages.success(self.request, ", ".join(said) + ".")
        return super().form_valid(form)

    def get_success_url(self):
        return reverse(self.index_url_name)


class SynonymViewSet(SnippetViewSet):
    """What people type, and the official words that search then looks for too."""

    model = Synonym
    icon = "link"
    menu_label = gettext_lazy("Synonyms")
    menu_order = 220
    add_to_admin_menu = True
    index_view_class = SynonymIndexView
    list_display = ["variant", "term", "kind", "note"]
    list_filter = ["kind"]
    search_fields = ["variant", "term", "note"]
    search_backend_name = None
    list_export = ["term", "variant", "get_kind_display", "note"]
    export_headings = {"get_kind_display": gettext_lazy("kind")}
    export_filename = "tu-dong-nghia"
    panels = [FieldPanel("variant"), FieldPanel("term"), FieldPanel("kind"), FieldPanel("note")]

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(import_url_name=self.get_url_name("import"), **kwargs)

    def get_urlpatterns(self):
        view = self.construct_view(SynonymImportView)
        return [*super().get_urlpatterns(), path("nhap-csv/", view, name="import")]
