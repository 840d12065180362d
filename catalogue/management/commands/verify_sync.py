"""Account for every text and number of a source against what is stored."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from catalogue.national.readers import SourceError, count_items
from catalogue.national.scope import ALL, OWN
from catalogue.national.verify import verify

_SHOWN = 50


class Command(BaseCommand):
    """Exit code 0 when nothing was lost or invented, else 1."""

    help = _("Compares the source with the database, fact by fact.")

    def add_arguments(self, parser):
        parser.add_argument("source", help=_("file, folder or base address of the national API"))
        parser.add_argument("--scope", choices=[OWN, ALL], default=OWN, help=_("the scope of the sync"))

    def handle(self, *, source, scope, **options):
        try:
            with tqdm(total=count_items(source), unit=_("records"), disable=None, dynamic_ncols=True) as bar:
                account = verify(source, scope, bar.update)
        except SourceError as error:
            raise CommandError(str(error)) from None
        for name, count in (*account.records.most_common(), *account.leaves.most_common()):
            self.stdout.write(f"{count:>9}  {name}")
        for code, path, value in account.losses[:_SHOWN]:
            self.stdout.write(f"{code}  {path}  {str(value)[:120]}")
        if not account.is_clean:
            raise CommandError(_("Not every fact of the source is accounted for."))
        self.stdout.write(_("Every text and number of the source is accounted for."))
