"""What every index can do, so that lists, suggestions and figures do not know which one they ask."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from ..sections import sections
from ..text import fold
from ..understanding.correction import corrected
from ..understanding.query import Query, read_query
from ..understanding.unfinished import with_last_word


@dataclass(frozen=True)
class Asked:
    """A list that was asked for: the documents of a `kind` ("" of all) that answer the Query, all of them without one.

    `narrowing` {facet: value} holds for the whole list, `selected` {facet: values} are the reader's choices.
    `expanded`: with the editors' synonyms; `mended`: slips are mended.
    """

    query: Query
    kind: str
    narrowing: dict = field(default_factory=dict)
    selected: dict = field(default_factory=dict)
    expanded: bool = True
    mended: bool = True

    @property
    def kinds(self):
        """The kinds of the documents."""
        return (self.kind,) if self.kind else tuple(declared.kind for declared in sections())

    @property
    def is_empty(self):
        """Whether there is nothing to list: everything of the portal, without a question."""
        return not self.kind and not self.query


class Found(ABC):
    """What an index found for an Asked.

    `query` is what was answered: as typed, or the `suggestion` read anew; `meaning` what it means, None without words.
    `total` counts what the reader's choices leave, `is_something` says whether there is anything without them.
    """

    query: Query
    suggestion: str
    meaning: object
    total: int
    is_something: bool

    @abstractmethod
    def entries(self, start, end):
        """The Entries from `start` to `end`, best first; as far as there are any."""

    @abstractmethod
    def best(self, entries):
        """The first of the first Entries when it is clearly what was meant, else None."""

    @abstractmethod
    def facet_counts(self):
        """{facet key: {value: documents}}, each facet counted as if nothing of it were chosen."""

    @abstractmethod
    def beside(self):
        """{kind: how many documents of another kind answer no worse than these}."""


class SearchIndex(ABC):
    """All findable documents at one moment; `moment` differs when results may.

    `states` are the versions of what is stored, `labels` and `parents` {(kind, facet key): words of its values},
    `cards` and `pages` what processes keep of it (`search.results`).
    """

    states: dict
    labels: dict
    parents: dict
    cards: dict
    pages: dict

    @property
    @abstractmethod
    def moment(self):
        """A value that is another one when the same question may have another answer."""

    @abstractmethod
    def found(self, asked):
        """The Found of an Asked."""

    @abstractmethod
    def suggested(self, kinds, query, count):
        """The first Entries that answer a Query whose last word may be unfinished; of cases of one thing the first."""

    @abstractmethod
    def counts(self, kind, key):
        """{value of a facet: documents that everybody may find now}."""

    @abstractmethod
    def named(self, kinds, query):
        """The Entries of documents, withdrawn ones too, that a Query names by a code; those in force where any is."""

    @abstractmethod
    def listed(self, kind, count):
        """The first Entries of a kind without a question: the most asked for first."""

    def has_value(self, kind, key, value):
        """Whether a facet has such a value, of whatever document."""
        return value in self.labels[kind, key]

    def folded_labels(self, kind, key):
        """[(value, label, folded label with a space before it)] of a facet."""
        return [(value, name, f" {fold(str(name))}") for value, name in self.labels[kind, key].items()]


class WholeIndex(SearchIndex):
    """An index that knows all documents; `terms` counts their words (`search.retrieval.terms`)."""

    terms: object

    def suggested(self, kinds, query, count):
        if begun := self._begun(kinds, query, count):
            return begun
        meaning, entries = self._unfinished(kinds, with_last_word(query), 2 * count)
        if not meaning.is_known and (other := corrected(query, self.terms)):
            mended = self._unfinished(kinds, with_last_word(read_query(other)), 2 * count)
            meaning, entries = mended if mended[0].is_known else (meaning, entries)
        families = {}
        for entry in entries:
            families.setdefault(entry.family or entry.pk, entry)
        return list(families.values())[:count]

    @abstractmethod
    def _begun(self, kinds, query, count):
        """The first Entries that a Query names, or begins to name, by a code."""

    @abstractmethod
    def _unfinished(self, kinds, query, count):
        """(Meaning, first Entries) of a Query whose last word may be unfinished."""
