"""What people type and the official words it stands for; editors own the table (F4)."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NfcCharField, NfcTextField
from core.language.text import one_line

from ..text import fold
from .documents import next_version

NAME = "synonyms"


class SynonymQuerySet(models.QuerySet):
    """Writes of many rows tell every process that the synonyms changed."""

    @transaction.atomic
    def delete(self):
        next_version(NAME)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    @transaction.atomic
    def update(self, **values):
        next_version(NAME)
        return super().update(**values)

    update.alters_data = True

    @transaction.atomic
    def bulk_create(self, objs, *args, **options):
        next_version(NAME)
        return super().bulk_create(objs, *args, **options)


class Synonym(models.Model):
    """When people type `variant`, search also looks for `term`; every write raises the version of "synonyms"."""

    class Kind(models.TextChoices):
        """Where a variant comes from."""

        COLLOQUIAL = "colloquial", gettext_lazy("everyday words")
        SITUATION = "situation", gettext_lazy("situation")
        ABBREVIATION = "abbrev", gettext_lazy("abbreviation")
        AMBIGUOUS = "abbrev_ambiguous", gettext_lazy("abbreviation with several meanings")
        FORMER_NAME = "former_name", gettext_lazy("former name")
        AGENCY_FORMER = "agency_former", gettext_lazy("former name of an agency")
        PLACE_FORMER = "place_former", gettext_lazy("former name of a place")
        DIALECT = "dialect", gettext_lazy("regional word")
        FORM_CODE = "form_code", gettext_lazy("code of a form")
        LEVEL_TERM = "level_term", gettext_lazy("level of an online service")
        ENGLISH = "english", gettext_lazy("foreign word")
        MISSPELLING = "misspelling", gettext_lazy("misspelling")
        NO_DIACRITICS = "no_diacritics", gettext_lazy("typed without diacritics")
        TELEX = "telex", gettext_lazy("Telex leftovers")
        TEENCODE = "teencode", gettext_lazy("shorthand of the young")

    term = NfcCharField(
        gettext_lazy("official words"),
        max_length=120,
        help_text=gettext_lazy("Words that official titles use. The results page shows them as you write them."),
    )
    variant = NfcCharField(
        gettext_lazy("what people type"),
        max_length=120,
        help_text=gettext_lazy(
            "With diacritics it stands for the same diacritics or for none; a single word only for itself as written."
        ),
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=20, choices=Kind.choices, default=Kind.COLLOQUIAL)
    note = NfcTextField(gettext_lazy("note"), blank=True, help_text=gettext_lazy("For editors only."))

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("synonym")
        verbose_name_plural = gettext_lazy("synonyms")
        ordering = ["term", "variant"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "variant"],
                name="one_synonym_each",
                violation_error_message=gettext_lazy("This pair exists already."),
            )
        ]

    def __str__(self):
        return f"{self.variant} → {self.term}"

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save and tell every process, together or not at all."""
        next_version(NAME)
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete and tell every process, together or not at all."""
        next_version(NAME)
        return super().delete(*args, **kwargs)

    def clean(self):
        """Tidy both sides; refuse a side without letters, a variant that says the same, a pair that exists."""
        self.term, self.variant = one_line(self.term), one_line(self.variant)
        problems = pair_problems(self.term, self.variant)
        if not problems and self._exists():
            problems = {"variant": _("This pair exists already (diacritics and capitals make no difference).")}
        if problems:
            raise ValidationError(problems)

    @property
    def folded(self):
        """(term, variant) as search compares them."""
        return fold(self.term), fold(self.variant)

    def _exists(self):
        others = Synonym.objects.exclude(pk=self.pk).values_list("term", "variant")
        return self.folded in {(fold(term), fold(variant)) for term, variant in others}


def pair_problems(term, variant):
    """{field: what is wrong} with a pair by itself; empty when it can be used."""
    empty = _("Write at least one letter or digit.")
    problems = {name: empty for name, text in (("term", term), ("variant", variant)) if not fold(text)}
    if not problems and fold(term) == fold(variant):
        problems["variant"] = _("Search reads this as the official words already: it needs no synonym.")
    return problems
