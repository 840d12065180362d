"""Writing documents: sections build them, this module stores them in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from core.rows.bulk import insert

from .models import SearchDocument, next_version
from .text import fold

# Enough for papers, steps and results of nearly every procedure; the rest of a 44,000-character text finds nothing.
BODY_LIMIT = 2000
_LONGEST_WORD = 40
_FOLDED = ["title_folded", "aliases_folded", "area_folded", "body_folded", "codes"]
_MUTABLE = [
    "url", "title", "subtitle", "aliases", *_FOLDED, "facets", "card", "prior", "family", "is_hidden", "is_removed",
    "visible_from", "visible_to", "version",
]  # fmt: skip


@dataclass
class Document:
    """A findable thing in its section's words; `prior` is added to its score (see ranking).

    Documents of one `family` are cases of one thing: results show them under the first of them. A query that is one of
    the `codes` and nothing else opens the document. So many characters of the body as `body_limit` are indexed.
    """

    kind: str
    key: str
    url: str
    title: str
    subtitle: str = ""
    aliases: list[str] = field(default_factory=list)
    area: str = ""
    body: str = ""
    body_limit: int = BODY_LIMIT
    codes: list[str] = field(default_factory=list)
    facets: dict[str, list[str]] = field(default_factory=dict)
    card: dict = field(default_factory=dict)
    prior: float = 0.0
    family: str = ""
    hidden: bool = False
    visible_from: datetime | None = None
    visible_to: datetime | None = None


def code_token(text: str) -> str:
    """A code or document number as one word: "1.001193" and "TTHC 1001193" meet in "1001193"."""
    return fold(text).replace(" ", "")


def index_text(text: str, limit: int | None = None) -> str:
    """Folded text for the index: at most `limit` characters, no endless words."""
    return " ".join(word[:_LONGEST_WORD] for word in fold(text[:limit]).split())


@transaction.atomic
def save_documents(documents: Iterable[Document]) -> None:
    """Store the Documents, new or known; the rows are whole and versioned when the caller's transaction ends."""
    if not documents:
        return
    version = next_version()
    keys = {(document.kind, document.key): None for document in documents}
    known = SearchDocument.objects.filter(kind__in={kind for kind, _ in keys}, object_key__in=[key for _, key in keys])
    keys |= {(kind, key): pk for kind, key, pk in known.values_list("kind", "object_key", "pk")}
    rows = {(document.kind, document.key): _row(document, version) for document in documents}
    insert(SearchDocument, [row for at, row in rows.items() if keys[at] is None])
    changed = [SearchDocument(pk=keys[at], **row) for at, row in rows.items() if keys[at] is not None]
    SearchDocument.objects.bulk_update(changed, _MUTABLE)


@transaction.atomic
def remove_documents(kind: str, keys: Iterable[str]) -> None:
    """Take the documents out of every search: their rows stay, without words."""
    no_words = dict.fromkeys(_FOLDED, "")
    rows = SearchDocument.objects.filter(kind=kind, object_key__in=keys)
    rows.update(is_removed=True, version=next_version(), **no_words)


def _row(document: Document, version: int) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "object_key": document.key,
        "url": document.url,
        "title": document.title,
        "subtitle": document.subtitle,
        "aliases": "\n".join(document.aliases),
        "title_folded": index_text(f"{document.title} {document.subtitle}".strip(), BODY_LIMIT),
        "aliases_folded": "\n".join(index_text(alias) for alias in document.aliases),
        "area_folded": index_text(document.area),
        "body_folded": index_text(document.body, document.body_limit),
        "codes": " ".join(code_token(code) for code in document.codes),
        "facets": document.facets,
        "card": document.card,
        "prior": document.prior,
        "family": document.family,
        "is_hidden": document.hidden,
        "visible_from": document.visible_from,
        "visible_to": document.visible_to,
        "version": version,
    }
