"""Try whether the links for filing still open."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from catalogue.models.submission import LinkState

from ...filing.tries import try_links


class Command(BaseCommand):
    help = _("Tries some links to the national portal each night and writes down whether they open.")

    def handle(self, **options):
        tries, in_doubt = try_links()
        failing = [tried for tried in tries if tried.state == LinkState.FAILS]
        for tried in failing:
            self.stdout.write(f"{tried.address}: {tried.answer}")
        self.stdout.write(
            _("Links tried: %(all)d, not open: %(failing)d.") % {"all": len(tries), "failing": len(failing)}
        )
        if in_doubt:
            raise CommandError(
                _("Nothing at %(hosts)s opened, so nothing was written down about it.") % {"hosts": ", ".join(in_doubt)}
            )
