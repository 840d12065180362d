"""Look at every public page from outside."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...scan import PortalIsDown, scan


class Command(BaseCommand):
    help = _("Reads every public page as a reader and as a search engine, looks for planted content, lists new links.")

    def add_arguments(self, parser):
        parser.add_argument("--rate", type=float, default=10, help=_("Requests a second; 10 unless told."))

    def handle(self, rate, **options):
        if rate <= 0:
            raise CommandError(_("The rate must be above zero."))
        try:
            run = scan(rate)
        except PortalIsDown as error:
            raise CommandError(_("The scan broke off: nothing answers at %(address)s.") % {"address": error}) from None
        self.stdout.write(
            _("Read %(pages)s of %(addresses)s addresses: %(findings)s findings, %(links)s new outside links.")
            % {
                "pages": run.pages_read,
                "addresses": run.addresses,
                "findings": run.findings_count,
                "links": run.new_links_count,
            }
        )
