"""Bringing in what was written elsewhere: a Word file, a feed, an archive of an old portal."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..importing.archive import read_archive
from ..importing.docx import read_docx
from ..importing.drafts import make_draft
from ..importing.feeds import read_feed
from ..models import SectionPage

_MOST_SHOWN = 10
_READERS = {
    "docx": lambda file: [read_docx(file)],
    "xml": read_feed,
    "rss": read_feed,
    "atom": read_feed,
    "zip": read_archive,
}


class ImportForm(forms.Form):
    """One file; its ending says how it is read, its content whether it is that."""

    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy("A Word file (.docx), a feed (.xml, .rss, .atom), or a .zip of an old portal's pages."),
    )

    def clean(self):
        """Read the file; `articles` are what it holds."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if not file:
            return cleaned
        reader = _READERS.get(file.name.rpartition(".")[2].lower())
        if reader is None:
            raise ValidationError({"file": _("Only .docx, .xml, .rss, .atom and .zip can be brought in.")})
        try:
            cleaned["articles"] = reader(file)
        except ValidationError as refused:
            self.add_error("file", refused)
        return cleaned


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Drafts in a section from a file; each then goes the way of every article."""

    page_title = gettext_lazy("Bring in articles")
    header_icon = "upload"
    template_name = "news/newsroom/import.html"
    form_class = ImportForm

    @cached_property
    def section(self):
        return get_object_or_404(SectionPage, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.section.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.section.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"section": self.section}

    def form_valid(self, form):
        made = [make_draft(imported, self.section, self.request.user) for imported in form.cleaned_data["articles"]]
        words = ngettext("%(count)s draft was made.", "%(count)s drafts were made.", len(made))
        messages.success(self.request, words % {"count": len(made)})
        for article, warnings in made[:_MOST_SHOWN]:
            if warnings:
                messages.warning(self.request, f"{article.title}: {' · '.join(map(str, warnings))}")
        if len(made) == 1:
            return redirect("wagtailadmin_pages:edit", made[0][0].pk)
        return redirect("wagtailadmin_explore", self.section.pk)
