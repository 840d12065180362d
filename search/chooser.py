"""Choosing in the admin from what search knows: what an article is about, which procedures a plan concerns."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from core.language.text import one_line

from .models import SearchDocument


class _SearchForm(BaseFilterForm):
    q = forms.CharField(label=_("Title or code"), required=False)

    def filter(self, objects):
        """Those whose title or code holds the words; codes are stored without dots."""
        words = one_line(self.cleaned_data["q"])[:200]
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(Q(title__icontains=words) | Q(codes__icontains=words.replace(".", "")))


class _Choose(ChooseView):
    filter_form_class = _SearchForm


class _ChooseResults(ChooseResultsView):
    filter_form_class = _SearchForm


class _Chosen(BaseChooser):
    """A document is written by its section, so there is nothing to edit behind it."""

    show_edit_link = False


class DocumentChooser(ChooserViewSet):
    """The public documents of some `kinds`, by title or code."""

    model = SearchDocument
    icon = "list-ul"
    choose_another_text = _("Choose another")
    base_widget_class = _Chosen
    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults
    kinds = ()

    def get_object_list(self):
        return SearchDocument.objects.filter(kind__in=self.kinds, is_removed=False, is_hidden=False).order_by("title")
