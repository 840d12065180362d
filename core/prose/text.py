"""Words: running text and quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from .sanitised import CleanRichTextBlock

_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "superscript", "subscript", "link", "document-link"]


class TextBlock(CleanRichTextBlock):
    """Running text with headings, lists and links; whatever is pasted is cleaned."""

    class Meta:
        label = _("text")
        icon = "pilcrow"
        template = "prose/text.html"

    def __init__(self, **kwargs):
        super().__init__(features=_FEATURES, **kwargs)


class QuoteBlock(StructBlock):
    """Somebody's own words."""

    text = PlainTextBlock(label=_("words"), rows=3)
    who = CharBlock(label=_("who said it"), max_length=160, help_text=_("Name and office."))

    class Meta:
        label = _("quotation")
        icon = "openquote"
        template = "prose/quote.html"
