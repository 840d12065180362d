"""The editor's screen of an article, in the order that editors of provincial portals know (B2)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

CONTENT_PANELS = [
    FieldPanel("lead", widget=AdminAutoHeightTextInput(attrs={"rows": 3})),
    FieldRowPanel([FieldPanel("category"), FieldPanel("kind"), FieldPanel("agency")]),
    MultiFieldPanel(
        [FieldPanel("photo"), FieldPanel("photo_alt"), FieldPanel("photo_caption"), FieldPanel("photo_credit")],
        heading=_("Photo"),
    ),
    FieldPanel("body"),
    InlinePanel("bylines", panels=[FieldPanel("name"), FieldPanel("share")], heading=_("Authors"), label=_("Author")),
    MultiFieldPanel([FieldPanel("source_name"), FieldPanel("source_url")], heading=_("Source")),
    InlinePanel(
        "attachments",
        panels=[FieldPanel("document"), FieldPanel("title")],
        heading=_("Attachments"),
        label=_("Attachment"),
    ),
    InlinePanel(
        "related_documents", panels=[FieldPanel("document")], heading=_("Related procedures"), label=_("Procedure")
    ),
    FieldPanel("tags"),
    FieldPanel("alternative_link"),
    InlinePanel(
        "corrections",
        panels=[FieldPanel("corrected_on"), FieldPanel("wrong"), FieldPanel("right")],
        heading=_("Corrections"),
        label=_("Correction"),
    ),
]

PUBLISHING_PANELS = [
    FieldRowPanel([FieldPanel("published_on"), FieldPanel("event_on"), FieldPanel("review_on")]),
    FieldPanel("featured"),
    MultiFieldPanel([FieldPanel("is_urgent"), FieldPanel("urgent_until")], heading=_("Urgent lane")),
]

SECTION_PANELS = [FieldPanel("lead"), FieldPanel("agency")]
