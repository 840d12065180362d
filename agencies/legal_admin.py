"""Legal acts in the admin: their list, and choosing one by number or title."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.language.text import one_line

from .models import LegalAct


class _SearchForm(BaseFilterForm):
    q = forms.CharField(label=_("Number or title"), required=False)

    def filter(self, objects):
        """Those whose number or title holds the words."""
        words = one_line(self.cleaned_data["q"])[:200]
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(Q(number__icontains=words) | Q(title__icontains=words)) if words else objects


class _Choose(ChooseView):
    filter_form_class = _SearchForm


class _ChooseResults(ChooseResultsView):
    filter_form_class = _SearchForm


class LegalActChooser(SnippetChooserViewSet):
    """Legal acts by number or title."""

    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults


class LegalActViewSet(SnippetViewSet):
    """Laws, decrees, circulars, decisions; the sync adds those that procedures cite, editors those that plans cite."""

    model = LegalAct
    icon = "doc-full"
    menu_label = _("Legal acts")
    menu_order = 212
    add_to_admin_menu = True
    list_display = ["__str__"]
    search_fields = ["number", "title"]
    search_backend_name = None
    chooser_viewset_class = LegalActChooser
    panels = [FieldPanel("number", widget=forms.TextInput), FieldPanel("title")]
