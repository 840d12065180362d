"""A figure with everything that makes it believable: unit, date, scope, base, source (B15)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock, StructValue, URLBlock

from ..language.numerals import grouped, read_number


class NumberBlock(CharBlock):
    """A number as Vietnamese readers write it: 1.234,5."""

    def clean(self, value):
        """Refuse what is no number; nothing stays nothing."""
        value = super().clean(value)
        if value and read_number(value) is None:
            raise ValidationError(_("Not a number: write 1.234,5."))
        return value


class ComponentBlock(StructBlock):
    """One part of a figure."""

    label = CharBlock(label=gettext_lazy("what it counts"), max_length=120)
    value = NumberBlock(label=gettext_lazy("value"), max_length=30)


class FigureValue(StructValue):
    """A figure that knows what does not fit in it."""

    def problems(self):
        """Sentences for readers and editors: parts that do not add up, a base or a date that is missing."""
        found = [self._gap(), self._missing_base(), self._missing_date()]
        return [problem for problem in found if problem]

    def _gap(self):
        whole = read_number(self.get("value") or "")
        parts = [read_number(part.get("value") or "") for part in self.get("components") or []]
        if whole is None or not parts or None in parts:
            return ""
        total = sum(parts)
        if total == whole:
            return ""
        if total < whole:
            return _("The parts add up to %(total)s; %(rest)s of %(whole)s are not explained by the source.") % {
                "total": grouped(total), "rest": grouped(whole - total), "whole": grouped(whole),
            }  # fmt: skip
        return _("The parts add up to %(total)s, %(rest)s more than %(whole)s.") % {
            "total": grouped(total), "rest": grouped(total - whole), "whole": grouped(whole),
        }  # fmt: skip

    def _missing_base(self):
        if self.get("base") and not self.get("base_value"):
            return _("The value it is compared with (%(base)s) is not given by the source.") % {"base": self["base"]}
        return ""

    def _missing_date(self):
        return "" if self.get("as_of") else _("The source does not say of which date the figure is.")


class FigureBlock(StructBlock):
    """A number one may quote; its problems are printed under it, never hidden."""

    label = CharBlock(label=gettext_lazy("what it counts"), max_length=160)
    value = NumberBlock(
        label=gettext_lazy("value"), max_length=30, help_text=gettext_lazy("For example 1.962 or 90,49.")
    )
    unit = CharBlock(label=gettext_lazy("unit"), max_length=60, help_text=gettext_lazy("%, services, dossiers …"))
    as_of = DateBlock(
        label=gettext_lazy("as of"), required=False,
        help_text=gettext_lazy("Empty only when the source gives no date; the page then says so."),
    )  # fmt: skip
    scope = CharBlock(
        label=gettext_lazy("scope"), max_length=200, help_text=gettext_lazy("Where and for whom it holds.")
    )
    base = CharBlock(
        label=gettext_lazy("compared with"), max_length=160, required=False,
        help_text=gettext_lazy("For example: the year 2017."),
    )  # fmt: skip
    base_value = NumberBlock(label=gettext_lazy("value compared with"), max_length=30, required=False)
    source_name = CharBlock(label=gettext_lazy("source"), max_length=200)
    source_url = URLBlock(label=gettext_lazy("address of the source"), required=False)
    components = ListBlock(ComponentBlock(), label=gettext_lazy("parts"), default=[], required=False)

    class Meta:
        label = gettext_lazy("figure")
        icon = "order"
        template = "prose/figure.html"
        value_class = FigureValue

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"problems": value.problems()}
