"""Look where every host of the province leads."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from ...hosts.checking import look
from ...hosts.models import OwnHost


class Command(BaseCommand):
    help = _("Looks where each host of the province leads, and says what is wrong with which.")

    def handle(self, **options):
        hosts = list(OwnHost.objects.all())
        for host in hosts:
            host.lead, host.certified_until = look(host.host)
            host.checked_at = timezone.now()
            host.save(update_fields=["lead", "certified_until", "checked_at"])
            if host.trouble:
                self.stdout.write(f"{host}: {host.trouble}")
        bad = sum(bool(host.trouble) for host in hosts)
        self.stdout.write(
            _("Hosts looked at: %(all)d, with something wrong: %(bad)d.") % {"all": len(hosts), "bad": bad}
        )
