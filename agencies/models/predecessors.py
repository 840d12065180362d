"""Bodies of government that have another name now, or whose work another body does."""

import re

from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from core.approval import ApprovedRecord
from core.fields import NfcCharField, NfcTextField
from search.rebuild import reindex
from search.text import fold

from ..names import folded_names
from .agency import Agency

# How several names of today stand in one text, and what is added to one of them.
_BETWEEN, _ADDED = re.compile(r"\s*;\s*"), re.compile(r"\s*\(.*")


class Predecessor(ApprovedRecord):
    """One former name and what is there now; pages say it beside the old name, search finds the new one by it."""

    former_name = NfcCharField(
        _("former name"),
        max_length=160,
        unique=True,
        validators=[MinLengthValidator(6)],
        help_text=_("As records write it, with the kind of body: “Sở Giao thông vận tải”."),
    )
    now_name = NfcTextField(_("name now"), help_text=_("Who does its work now; several if it was divided."))
    agency = models.ForeignKey(
        "agencies.Agency",
        models.SET_NULL,
        verbose_name=_("agency of today"),
        null=True,
        blank=True,
        related_name="predecessors",
        help_text=_("Search finds it by the former name."),
    )
    since = models.DateField(_("since"))
    source = NfcTextField(_("source"), help_text=_("The law or decision, with article or number."))

    class Meta:
        verbose_name = _("former name of a body")
        verbose_name_plural = _("former names of bodies")
        ordering = ["former_name"]

    def __str__(self):
        return self.former_name

    def publish(self, *args, **kwargs):
        """Publish and make the agency findable by the name, together or not at all."""
        return self._and_reindex(super().publish, *args, **kwargs)

    def unpublish(self, *args, **kwargs):
        """Take the name off pages and out of search, together or not at all."""
        return self._and_reindex(super().unpublish, *args, **kwargs)

    def delete(self, *args, **kwargs):
        """Delete; the agency is found by its own names."""
        return self._and_reindex(super().delete, *args, **kwargs)

    @property
    def folded_now(self):
        """The names of today, each for itself, folded."""
        return {fold(_ADDED.sub("", name)) for name in _BETWEEN.split(self.now_name)}

    @transaction.atomic
    def _and_reindex(self, change, *args, **kwargs):
        touched, pk = self._agencies(self.pk), self.pk
        done = change(*args, **kwargs)
        reindex("agency", sorted(touched | self._agencies(pk)))
        return done

    @staticmethod
    def _agencies(pk):
        """The ids of those who are found by the name as it is stored: the agency given, else whoever is called so."""
        stored = Predecessor.objects.filter(pk=pk).first()
        if stored is None or stored.agency_id:
            return {stored.agency_id} if stored else set()
        rows = Agency.objects.values_list("pk", "name", "short_name")
        return {pk for pk, *names in rows if stored.folded_now & folded_names(*names)}
