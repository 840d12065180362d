"""Rich text in a stream, by the same allow-list as rich text in a field."""

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from ..sanitise import clean_html


class CleanRichTextBlock(RichTextBlock):
    """A RichTextBlock that is clean when loaded, when a form posts it and when it is stored."""

    def to_python(self, value):
        return RichText(clean_html(value or ""))

    def normalize(self, value):
        return RichText(clean_html(super().normalize(value).source))

    def value_from_form(self, value):
        return RichText(clean_html(value or ""))

    def get_prep_value(self, value):
        return clean_html(value.source)
