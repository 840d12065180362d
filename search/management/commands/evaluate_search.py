"""Judge search by queries with known answers."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engines import current_engine
from search.evaluation import evaluate, table


class Command(BaseCommand):
    help = _("Prints success@1/3/5/10, MRR and nDCG@10 for each kind of query, and the queries that missed.")

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("JSON Lines: query, codes, kind, family_codes"))

    def handle(self, *, file, **options):
        try:
            verdicts = evaluate(file, "procedure")
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(_("The queries cannot be read: %(error)s") % {"error": error}) from None
        if not verdicts:
            raise CommandError(_("The file holds no query."))
        for verdict in verdicts:
            if not 0 < verdict.rank <= 3:
                self.stdout.write(f"{verdict.rank or '-':>3}  {verdict.kind:<14} {verdict.query}")
        self.stdout.write(f"\n{current_engine().name:<16} {'n':>5}    @1    @3    @5   @10   MRR  nDCG")
        for kind, count, *figures in table(verdicts):
            self.stdout.write(f"{kind:<16} {count:>5}  " + "  ".join(f"{figure:.2f}" for figure in figures))
