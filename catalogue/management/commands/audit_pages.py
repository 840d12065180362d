"""manage.py audit_pages: what the pages of procedures withhold or should not show; figures are kept (SyncRun's way)."""

from django.core.management.base import BaseCommand

from catalogue.audit import CHECKS, audit_pages
from catalogue.models import PageAudit


class Command(BaseCommand):
    """Prints a line for each check and keeps the counts; ends with 1 when something was found."""

    help = "Look every page of a procedure over for what it withholds and what it should not show."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, help="Only so many procedures, by code.")

    def handle(self, limit=None, **options):
        found = audit_pages(limit)
        PageAudit.objects.create(pages=found.pages, faults=dict(found.faults), examples=found.examples)
        self.stdout.write(f"{found.pages:>8}")
        for check, words in CHECKS.items():
            codes = " ".join(found.examples.get(check, [])[:5])
            self.stdout.write(f"{found.faults[check]:>8}  {words}  {codes}".rstrip())
