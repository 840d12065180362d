"""Say where search is answered and whether Elasticsearch holds what the database holds."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.elastic import index
from search.elastic.client import TROUBLE, worker_client
from search.elastic.compare import compare
from search.elastic.status import status
from search.engines import current_engine
from search.models import SearchDocument

_SHOWN = 20


class Command(BaseCommand):
    help = _("Shows the state of search; the exit code is 1 when Elasticsearch is used and not sound.")

    def add_arguments(self, parser):
        parser.add_argument("--compare", action="store_true", help=_("compare every document with the index"))

    def handle(self, **options):
        if not settings.ELASTICSEARCH_URL:
            self._say(_("Engine"), current_engine().name)
            self._say(_("Documents in the database"), SearchDocument.objects.count())
            self.stdout.write(_("Search is in the database: ELASTICSEARCH_URL is not set."))
            return
        client = worker_client()
        found = status(client)
        self._print(found)
        if options["compare"] and found.index:
            self._compare(client, found.index)
        if found.trouble:
            raise CommandError(found.trouble)

    def _say(self, label, value):
        self.stdout.write(f"{label}: {value}")

    def _print(self, found):
        self._say(_("Engine"), current_engine().name if found.trouble else "elasticsearch")
        self._say(_("Documents in the database"), found.documents)
        self._say(_("Version of the database"), found.written)
        self._say(_("Version sent"), found.sent)
        self._say(_("Writes not sent yet"), found.written - max(found.sent, 0))
        self._say(_("Elasticsearch"), found.health or _("does not answer"))
        if found.index:
            self._say(_("Index"), found.index)
            self._say(_("Version of the mapping"), index.mapping_version(found.index))
            self._say(_("Documents in the index"), found.indexed)

    def _compare(self, client, name):
        try:
            difference = compare(client, name)
        except TROUBLE:
            raise CommandError(_("Elasticsearch stopped answering during the comparison.")) from None
        self._say(_("Missing in the index"), _few(difference.missing))
        self._say(_("Only in the index"), _few(difference.extra))
        self._say(_("Different in the index"), _few(difference.different))
        if difference:
            raise CommandError(_("The index differs from the database."))


def _few(keys):
    shown = ", ".join(map(str, keys[:_SHOWN]))
    return f"{len(keys)} ({shown}{', …' if len(keys) > _SHOWN else ''})" if keys else "0"
