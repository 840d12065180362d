"""Judge search by queries with known answers."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engines import current_engine
from search.indexes.current import prepare

from ...judging.cases import read_cases
from ...judging.figures import judge, leave_one_out, restraint, table

_KIND = "procedure"


class Command(BaseCommand):
    help = _("Prints success@1/3/5/10, MRR and nDCG@10 for each kind of query, and the queries that missed.")

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            help=_("JSON Lines (query, codes, kind, family_codes), or TSV (query, kind, pattern of official names)"),
        )
        output = parser.add_mutually_exclusive_group()
        output.add_argument(
            "--leave-one-out",
            action="store_true",
            help=_("judge again without each part of the ranking, one at a time"),
        )
        output.add_argument(
            "--save", metavar="FILE", help=_("write the first ten codes of each query, to compare engines with diff")
        )

    def handle(self, *, file, leave_one_out, save, **options):
        try:
            cases = read_cases(file)
        except (OSError, ValueError) as error:
            raise CommandError(_("The queries cannot be read: %(error)s") % {"error": error}) from None
        if not cases:
            raise CommandError(_("The file holds no query."))
        prepare()
        if leave_one_out:
            self._print_parts(cases)
        else:
            self._print_kinds(judge(cases, _KIND), save)

    def _print_kinds(self, verdicts, save):
        for verdict in verdicts:
            if not verdict.is_negative and not 0 < verdict.rank <= 3:
                self.stdout.write(f"{verdict.rank or '-':>3}  {verdict.kind:<14} {verdict.query}")
        engine = "elasticsearch" if settings.ELASTICSEARCH_URL else current_engine().name
        self.stdout.write(f"\n{engine:<16} {'n':>5}    @1    @3    @5   @10   MRR  nDCG")
        for kind, count, *figures in table(verdicts):
            self.stdout.write(f"{kind:<16} {count:>5}  " + "  ".join(f"{figure:.2f}" for figure in figures))
        self._print_restraint(restraint(verdicts))
        if save:
            _save(verdicts, save)

    def _print_restraint(self, found):
        lengths = f"{found.median} / {found.tenth} / {found.longest}"
        for words, figures in (
            (_("best answer"), f"{found.right} / {found.shown}"),
            (_("best answer where nothing is right"), f"{found.negative_shown} / {found.negative}"),
            (_("results: median, exceeded by a tenth, most"), lengths),
        ):
            self.stdout.write(f"{words}: {figures}")

    def _print_parts(self, cases):
        """One line for each part of the ranking left out: the figures and, in parentheses, what they lose."""
        full = None
        self.stdout.write(f"{'left out':<18}  {'@1':^14}  {'@3':^14}  {'MRR':^14}")
        for part, verdicts in leave_one_out(cases, _KIND):
            _all, _count, first, third, _5, _10, mrr, _ndcg = table(verdicts)[-1]
            full = full or (first, third, mrr)
            shown = [f"{now:.3f} ({now - then:+.3f})" for now, then in zip((first, third, mrr), full, strict=True)]
            self.stdout.write(f"{part:<18}  {'  '.join(shown)}")


def _save(verdicts, path):
    lines = [json.dumps({"query": row.query, "codes": row.found}, ensure_ascii=False) for row in verdicts]
    try:
        Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(_("The file cannot be written: %(error)s") % {"error": error}) from None
