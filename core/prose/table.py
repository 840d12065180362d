"""Tables that a screen reader can read out (H5)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError

from .figure import NumberBlock


class TableBlock(TypedTableBlock):
    """A table with a caption and a heading over every column."""

    text = CharBlock(label=gettext_lazy("words"), required=False)
    number = NumberBlock(label=gettext_lazy("number"), required=False)

    class Meta:
        label = gettext_lazy("table")
        icon = "table"
        template = "prose/table.html"

    def clean(self, value):
        """Demand the caption and the headings."""
        value = super().clean(value)
        missing = []
        if value and value.columns:
            if not value.caption.strip():
                missing.append(_("The table needs a caption: what does it show?"))
            if not all(column["heading"].strip() for column in value.columns):
                missing.append(_("Every column needs a heading."))
        if missing:
            raise TypedTableBlockValidationError(non_block_errors=missing)
        return value
