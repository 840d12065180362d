"""Documents anew from their content: of a few things after a change, or of everything."""

from .documents import remove_documents, save_documents
from .models import SearchDocument
from .sections import section, sections

_BATCH = 200


def reindex(kind, keys):
    """Write the documents of these things anew; call it in the transaction that changed them."""
    save_documents(section(kind).documents(keys))


def supplement(kind):
    """Write the documents of those things of a kind that have none: what a migration brought, say."""
    declared = section(kind)
    known = set(SearchDocument.objects.filter(kind=kind).values_list("object_key", flat=True))
    keys = list(declared.keys())
    if new := [key for key in keys if str(key) not in known]:
        reindex(kind, new)


def rebuild():
    """Yield (label, documents written, documents removed) of each section; batch by batch, each in its transaction."""
    for declared in sections():
        written, keys = set(), list(declared.keys())
        for start in range(0, len(keys), _BATCH):
            batch = declared.documents(keys[start : start + _BATCH])
            save_documents(batch)
            written.update(document.key for document in batch)
        known = SearchDocument.objects.filter(kind=declared.kind, is_removed=False)
        gone = set(known.values_list("object_key", flat=True)) - written
        if gone:
            remove_documents(declared.kind, gone)
        yield declared.label, len(written), len(gone)
