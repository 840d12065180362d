"""Laws, decrees, circulars, decisions: one record each, whoever cites them."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NfcTextField
from core.generation import PublicRecord
from core.language.text import free_slug, one_line, vietnamese_slug
from search.documents import remove_documents
from search.rebuild import reindex

_CLEAN_NUMBER = re.compile(r"\d[\d.]*\s?/\s?\d{4}\s?/\s?[\w-]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LONGEST_KEY, _LONGEST_STEM = 500, 90


@lru_cache(maxsize=20_000)
def act_key(number, title):
    """What cited spellings of one act share: "Luật số 32/2024/QH15 " and "32/2024/QH15" meet.

    A number without a year ("2628/QĐ-UBND") is given by many issuers, so there the title counts too.
    """
    clean = _CLEAN_NUMBER.search(number)
    if clean:
        return clean[0].replace(" ", "").upper()
    return f"{one_line(number)} {one_line(title)}".casefold()[:_LONGEST_KEY]


def act_slug(number, title, taken):
    """The address of an act among the taken ones: its number, "77-2025-nd-cp", or its title when it has none.

    >>> act_slug("77/2025/NĐ-CP", "Nghị định", {"77-2025-nd-cp"})
    '77-2025-nd-cp-2'
    """
    words = _BETWEEN_WORDS.sub("-", number) if number.strip() else title
    return free_slug(vietnamese_slug(words, _LONGEST_STEM), taken)


def act_values(number, title, taken):
    """The columns of a new act that is cited so; `taken` are the addresses that others have."""
    clean = _CLEAN_NUMBER.search(number)
    shown = clean[0].replace(" ", "") if clean else one_line(number)
    title = one_line(title)
    return {
        "key": act_key(number, title),
        "number": shown,
        "title": title,
        "slug": act_slug(shown, title, taken),
    }


class LegalAct(PublicRecord):
    """One law, decree, circular or decision, shared by everything that cites its number.

    Key and address stay once given, so that whoever cited it so still means it after an editor corrected its words.
    """

    key = models.CharField(gettext_lazy("key"), max_length=_LONGEST_KEY, unique=True, editable=False)
    slug = models.SlugField(gettext_lazy("address"), max_length=100, unique=True, editable=False)
    number = NfcTextField(
        gettext_lazy("number"), blank=True, help_text=gettext_lazy("As the document has it, such as 77/2025/NĐ-CP.")
    )
    title = NfcTextField(gettext_lazy("title"))

    class Meta:
        verbose_name = gettext_lazy("legal act")
        verbose_name_plural = gettext_lazy("legal acts")
        ordering = ["number"]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    @transaction.atomic
    def save(self, **kwargs):
        """Give a new act its key and its address; search finds it as it is now."""
        if not self.key:
            for name, value in act_values(self.number, self.title, _taken()).items():
                setattr(self, name, value)
        super().save(**kwargs)
        reindex("legal_act", [self.pk])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it and its document, together or not at all."""
        key = str(self.pk)
        deleted = super().delete(*args, **kwargs)
        remove_documents("legal_act", [key])
        return deleted

    def get_absolute_url(self):
        return reverse("legal_act", args=[self.slug])

    def clean(self):
        """A new act is none that is known already."""
        known = LegalAct.objects.filter(key=act_key(self.number, self.title)).first() if not self.key else None
        if known:
            raise ValidationError({"number": _("This legal act exists already: %(act)s") % {"act": known}})


def legal_act(number, title):
    """The LegalAct that a citation means, made when nobody cited it before."""
    known = LegalAct.objects.filter(key=act_key(number, title)).first()
    return known or LegalAct.objects.create(**act_values(number, title, _taken()))


def _taken():
    return set(LegalAct.objects.values_list("slug", flat=True))
