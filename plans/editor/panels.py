"""The editor's screen of a plan."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from catalogue.offers import areas
from search.chooser import DocumentChooser

procedure_chooser = DocumentChooser(
    "plan_procedure_chooser", kinds=("procedure",), choose_one_text=_("Choose a procedure"), register_widget=False
)


class AreaSelect(forms.Select):
    """The groups of areas of the catalogue as they are today."""

    def optgroups(self, name, value, attrs=None):
        self.choices = [("", _("All areas")), *areas()]
        return super().optgroups(name, value, attrs)


def short_text(name, rows=2):
    """A field for a sentence or two, which grows with them."""
    return FieldPanel(name, widget=AdminAutoHeightTextInput(attrs={"rows": rows}))


PHASE_PANELS = [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), short_text("orientation")]

TARGET_PANELS = [
    FieldPanel("group"),
    short_text("wording"),
    FieldRowPanel([FieldPanel("operator"), FieldPanel("low"), FieldPanel("high"), FieldPanel("unit")]),
    FieldRowPanel([FieldPanel("direction"), FieldPanel("scope"), FieldPanel("condition")]),
    FieldRowPanel([FieldPanel("due_on"), FieldPanel("agency")]),
    FieldRowPanel([FieldPanel("baseline"), FieldPanel("baseline_on")]),
    FieldRowPanel([FieldPanel("figure"), FieldPanel("figure_area", widget=AreaSelect)]),
    FieldRowPanel([FieldPanel("dropped_on"), short_text("dropped_why")]),
]

CONTENT_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("field")]),
    short_text("lead", rows=3),
    FieldRowPanel([FieldPanel("agency"), FieldPanel("signer")]),
    FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_on")]),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("report_months")])],
        heading=_("Period"),
    ),
    InlinePanel("phases", panels=PHASE_PANELS, heading=_("Phases"), label=_("Phase")),
    short_text("orientation", rows=3),
    InlinePanel("targets", panels=TARGET_PANELS, heading=_("Targets"), label=_("Target")),
    FieldPanel("body"),
    FieldPanel("signed_file"),
    InlinePanel("bases", panels=[FieldPanel("act")], heading=_("Legal bases"), label=_("Legal act")),
    InlinePanel(
        "older",
        panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("former")])],
        heading=_("Older plans"),
        label=_("Older plan"),
    ),
    InlinePanel(
        "related_documents",
        panels=[FieldPanel("document", widget=procedure_chooser.widget_class)],
        heading=_("Procedures concerned"),
        label=_("Procedure"),
    ),
]

INDEX_PANELS = [FieldPanel("lead")]
