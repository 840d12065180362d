"""Records that two persons publish and search finds something by."""

from django.db import transaction

from core.approval import ApprovedRecord


class FindableRecord(ApprovedRecord):
    """What is published, taken off or deleted changes together with the documents that hold its words, or not at all.

    What its model says of that is `reindex`.
    """

    class Meta:
        abstract = True

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish, and make it findable."""
        super().publish(*args, **kwargs)
        self.reindex()

    @transaction.atomic
    def unpublish(self, *args, **kwargs):
        """Take it off, and out of search."""
        super().unpublish(*args, **kwargs)
        self.reindex()

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it, and what search knew by it."""
        deleted = super().delete(*args, **kwargs)
        self.reindex()
        return deleted

    def reindex(self):
        """Write the documents anew that its words are in; after a deletion it has no pk any more."""
        raise NotImplementedError
