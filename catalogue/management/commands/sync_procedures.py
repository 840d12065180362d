"""Bring the catalogue in step with the national records."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from catalogue.national.findings import RULES
from catalogue.national.readers import SourceError, count_items
from catalogue.national.scope import ALL, MALFORMED, OWN, REASONS
from catalogue.national.sync import Synchronisation

UNREADABLE_RECORDS = 2


class Command(BaseCommand):
    """Exit code 0: all read; 1: the source broke off; 2: read to the end, some records were unreadable."""

    help = _(
        "Reads national procedure records: a .jsonl file (.gz, .xz), a folder of .json files, or the API's address."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", help=_("file, folder or base address of the national API"))
        parser.add_argument(
            "--scope",
            choices=[OWN, ALL],
            default=OWN,
            help=_("own: central and this province's; all: every province's"),
        )
        parser.add_argument("--full", action="store_true", help=_("the source is whole: what it lacks is withdrawn"))

    def handle(self, *, source, scope, full, **options):
        synchronise = Synchronisation(source, scope, full)
        broken = ""
        with tqdm(total=count_items(source), unit=_("records"), disable=None, dynamic_ncols=True) as bar:
            try:
                synchronise(bar.update)
            except SourceError as error:
                broken = str(error)
        self._list_refused(synchronise.refused)
        self._table(synchronise.writer)
        if broken:
            raise CommandError(_("The source could not be read to its end: %(error)s") % {"error": broken})
        if synchronise.writer.counts[MALFORMED]:
            raise CommandError(
                _("%(count)s records could not be read; see above.") % {"count": synchronise.writer.counts[MALFORMED]},
                returncode=UNREADABLE_RECORDS,
            )

    def _list_refused(self, refused):
        for reason, place, what in refused:
            self.stdout.write(f"{REASONS[reason]}: {place}  {what[:160]}")

    def _table(self, writer):
        counts = writer.counts
        rows = [
            (_("read"), counts["read"]),
            (_("created"), counts["created"]),
            (_("updated"), counts["updated"]),
            (_("unchanged"), counts["unchanged"]),
            (_("withdrawn"), counts["withdrawn"]),
        ]
        if counts["repeated"]:
            rows.append((_("repeated in the source, the last one kept"), counts["repeated"]))
        rows += [(_("refused: %(reason)s") % {"reason": words}, counts[reason]) for reason, words in REASONS.items()]
        rows += [
            (_("finding: %(rule)s") % {"rule": RULES.get(rule, rule)}, count)
            for rule, count in writer.findings.most_common()
        ]
        for label, count in rows:
            self.stdout.write(f"{count:>8}  {label}")
        if counts["withdrawal_skipped"]:
            self.stdout.write(_("Nothing was withdrawn, because part of the source could not be read."))
