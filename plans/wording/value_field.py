"""Values in the editor of a plan, typed and shown as a Vietnamese reader writes them: 70,5."""

from decimal import Decimal

from django import forms
from django.db import models

from core.language.numerals import grouped

from .values import checked, tidy


class _TypedValue(forms.CharField):
    def prepare_value(self, value):
        return grouped(value) if isinstance(value, Decimal) else value

    def to_python(self, value):
        typed = tidy(super().to_python(value))
        if not typed:
            return None
        number, problem = checked(typed.removeprefix("-").strip(), "", typed.startswith("-"))
        if problem:
            raise forms.ValidationError(problem)
        return number

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class ValueField(models.DecimalField):
    """A value of a target; zero or more, with at most four decimals."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options | {"max_digits": 19, "decimal_places": 4, "null": True, "blank": True})

    def deconstruct(self):
        """How people type it is no matter of the database: there it is a decimal."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.DecimalField", args, options

    def formfield(self, **options):
        known = {name: options[name] for name in ("widget", "label", "help_text") if name in options}
        return _TypedValue(**{"required": False, "label": self.verbose_name, "help_text": self.help_text} | known)
