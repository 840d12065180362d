"""What people call procedures, in records of our own that no sync and no update of the product overwrites."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcTextField
from core.language.text import lines
from search.approved import FindableRecord
from search.rebuild import reindex

from .procedure import Procedure

_LONGEST_NAME = 100


def check_names(text):
    """Refuse a line that is too long for a name or says nothing."""
    for name in lines(text):
        if len(name) > _LONGEST_NAME:
            said = {"name": name[:40], "most": _LONGEST_NAME}
            raise ValidationError(_("“%(name)s…” is too long: a name has at most %(most)s characters.") % said)
        if not any(sign.isalpha() for sign in name):
            raise ValidationError(_("“%(name)s” is no name: it has no letter.") % {"name": name})


class EverydayNamesQuerySet(models.QuerySet):
    """Names as the search needs them."""

    def by_code(self, codes):
        """{code: what people call the procedure}, of the published names; one query."""
        rows = self.filter(live=True, code__in=codes)
        return {row.code: row.all_names for row in rows}


class EverydayNames(FindableRecord):
    """What people call the procedure of one national code; search weighs it like the title.

    The code is no foreign key: names outlive a procedure that a sync withdraws, and one that comes later finds its own.
    """

    code = models.CharField(
        _("code of the procedure"),
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(r"^\d\.\d{6}[\w-]*$", _("Write the code as on the national portal, such as 1.001193."))
        ],
    )
    names = NfcTextField(
        _("everyday names"),
        blank=True,
        validators=[MaxLengthValidator(2000), check_names],
        help_text=_("As people say and type it, one a line: a few words, no question."),
    )
    english = NfcTextField(
        _("English names"),
        blank=True,
        validators=[MaxLengthValidator(1000), check_names],
        help_text=_("What foreigners search for, one a line."),
    )

    objects = EverydayNamesQuerySet.as_manager()

    class Meta:
        verbose_name = _("everyday names of a procedure")
        verbose_name_plural = _("everyday names")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {', '.join(self.all_names[:1])}".strip()

    def clean(self):
        """The lines are tidied; no name stands there twice."""
        super().clean()
        self.names, self.english = "\n".join(self.name_list), "\n".join(self.english_list)
        seen = set()
        for field, names in (("names", self.name_list), ("english", self.english_list)):
            for name in names:
                if name.casefold() in seen:
                    raise ValidationError({field: _("“%(name)s” stands there twice.") % {"name": name}})
                seen.add(name.casefold())

    def publication_problems(self):
        """Names without a name say nothing."""
        return [] if self.all_names else [_("Write at least one name; to take the names off, unpublish them.")]

    def reindex(self):
        """The procedures of the code are found by the names."""
        reindex("procedure", list(Procedure.objects.filter(code=self.code).values_list("pk", flat=True)))

    @property
    def all_names(self):
        """The everyday names, then the English ones."""
        return [*self.name_list, *self.english_list]

    @property
    def name_list(self):
        """The everyday names, tidied."""
        return lines(self.names)

    @property
    def english_list(self):
        """The English names, tidied."""
        return lines(self.english)
