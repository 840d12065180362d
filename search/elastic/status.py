"""How the index fares, for people and for monitoring."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.models import SearchDocument

from . import index
from .client import TROUBLE
from .compare import figures_of_index
from .feed import documents_version, sent_version


@dataclass
class Status:
    """What is known: of the database always, of the server when it answers, of the index when it is sound."""

    documents: int
    written: int
    sent: int
    health: str = ""
    index: str = ""
    indexed: int = 0

    @property
    def trouble(self):
        """Why searches do not ask Elasticsearch; "" when they do."""
        if not self.health:
            return _("Elasticsearch does not answer: searches are answered by the database.")
        if not self.index:
            return _("There is no sound index: is search_worker running?")
        if self.health == "red":
            return _("The index has lost a part: see the logs of Elasticsearch.")
        if self.sent != self.written:
            return _("The index is not up to date: is search_worker running?")
        if self.indexed != self.documents:
            return _("The index holds another number of documents than the database.")
        return ""


def status(client):
    """The Status of now, whether Elasticsearch answers or not."""
    found = Status(SearchDocument.objects.count(), documents_version(), sent_version())
    try:
        found.health = client.cluster.health(timeout="1s")["status"]
        known = index.find(client)
        if known:
            found.indexed = figures_of_index(client, known.name)[0]
            found.health = client.cluster.health(index=known.name, timeout="1s")["status"]
            found.index = known.name
    except TROUBLE:
        pass
    return found
