"""What can be found: one row per findable thing, in folded text."""

from secrets import token_hex

from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord, changed, changes_at

# From when and until when a document is found; few have either.
_WINDOW = ("visible_from", "visible_to")
# About so many writes leave their marks.
_MARKS = 10_000


class SearchDocument(models.Model):
    """A findable thing, written in the same transaction as its content and never edited by hand.

    Folded columns hold what `search.text.fold` gives; `aliases` and `aliases_folded` one alias a line. `facets` is
    {facet key: [values]}, `card` what a result shows. `version` orders the writes of all documents. A removed
    document stays as a row, so that every process learns of its removal.
    """

    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=64)
    url = models.TextField()
    title = NfcTextField()
    subtitle = NfcTextField(blank=True)
    aliases = NfcTextField(blank=True)
    title_folded = models.TextField()
    aliases_folded = models.TextField(blank=True)
    area_folded = models.TextField(blank=True)
    body_folded = models.TextField(blank=True)
    codes = models.TextField(blank=True)
    facets = models.JSONField(default=dict)
    card = models.JSONField(default=dict)
    prior = models.FloatField(default=0)
    family = models.TextField(blank=True, default="")
    is_hidden = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)
    visible_from = models.DateTimeField(null=True)
    visible_to = models.DateTimeField(null=True)
    version = models.BigIntegerField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=[name], name=f"document_{name}", condition=Q(**{f"{name}__isnull": False}))
            for name in _WINDOW
        ]
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [models.UniqueConstraint(fields=["kind", "object_key"], name="one_document_each")]

    def __str__(self):
        return self.title[:200]


class SearchState(models.Model):
    """How far something is: `documents` and `synonyms` have the version of their last write.

    Writers lock the row, so versions follow.
    """

    name = NfcCharField(max_length=20, unique=True, default="documents")
    version = models.BigIntegerField(default=0)

    def __str__(self):
        return f"{self.name} {self.version}"


class SearchWrite(models.Model):
    """A write of documents and a mark that no other has: a database that was put back goes on with other marks.

    So a process can tell whether what another one left (`search.retrieval.kept`) was read from this database.
    """

    version = models.BigIntegerField(db_index=True)
    mark = models.CharField(max_length=64, default=token_hex)

    def __str__(self):
        return f"{self.version} {self.mark}"


@changes_at
def _next_window(now):
    """When the next document comes into the lists or goes."""
    times = (SearchDocument.objects.filter(**{f"{name}__gt": now}).order_by(name).values_list(name) for name in _WINDOW)
    return min((found for rows in times for (found,) in rows[:1]), default=None)


def next_version(name="documents"):
    """The version of this write, which is a public change; locks the state until the transaction ends."""
    changed()
    SearchState.objects.filter(name=name).update(version=F("version") + 1)
    version = SearchState.objects.values_list("version", flat=True).get(name=name)
    if name == "documents":
        SearchWrite.objects.create(version=version)
        if version % _MARKS == 0:
            SearchWrite.objects.filter(version__lte=version - _MARKS).delete()
    return version


def stored_states():
    """{name: version} of every SearchState, without a model: every search asks it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, version FROM search_searchstate")
        return dict(cursor.fetchall())


class FacetValue(PublicRecord):
    """A record whose name a facet shows; every process reads the names anew when one is saved or deleted."""

    class Meta:
        abstract = True

    def tell(self):
        """Say that it changed, and with it the documents that show its name."""
        next_version()
