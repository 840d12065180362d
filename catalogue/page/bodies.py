"""The agencies of a procedure by what they do in it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.desks.receiving import kind_words
from agencies.desks.saying import state_now
from agencies.offices import office_to_ask
from agencies.predecessors import said_before
from agencies.units.before import communes_before
from catalogue.models.parts import Role
from catalogue.visit.where import is_foreign, receiving
from core import facts
from core.language.text import one_line

from .loading import grouped, unique

# The strip names so many offices, and an address no longer than this.
_NAMED, _ADDRESS = 2, 160


class Bodies:
    """The AgencyRoles with a name, by role; `ask` is the Office with a phone number that can be asked, or None."""

    def __init__(self, procedure):
        by_role = grouped(procedure.roles.all(), lambda row: row.role)
        self._roles = {role: [row for row in rows if row.identity.name] for role, rows in by_role.items()}
        self.ask = office_to_ask(row.identity.agency for row in self._roles.get(Role.IMPLEMENTING, ()))

    def names(self, role):
        """The names of the bodies in a role, each once."""
        return list(dict.fromkeys(one_line(row.identity.name) for row in self._roles.get(role, ())))

    def receiving(self, procedure, commune=None):
        """The Receiving of the procedure: at which desks it is handed in."""
        offices = [(row.identity.name, row.identity.agency) for row in self._roles.get(Role.IMPLEMENTING, ())]
        return receiving(procedure, offices, is_foreign(procedure), commune)

    def place(self, procedure, found):
        """The Fact of where one goes, in short: the desks of the Receiving, else the address, else the offices."""
        if place := found.one():
            return facts.value(place.desk.name, url=place.desk.get_absolute_url(), origin=state_now(place))
        desks = [*map(kind_words, found.kinds), *(place.desk.name for place in found.places)]
        if desks:
            words = "; ".join(desks)
            return facts.value(f"{words} ({_('at any office')})" if found.anywhere else words, url="#noi-nop")
        address = one_line(procedure.receiving_address)
        names = self.names(Role.IMPLEMENTING)
        if address and len(address) <= _ADDRESS:
            return facts.value(address)
        if not names:
            return facts.missing(self.ask)
        text = "; ".join(names[:_NAMED])
        if len(names) > _NAMED:
            more = len(names) - _NAMED
            text += "; " + ngettext("%(n)s other office", "%(n)s other offices", more) % {"n": more}
        return facts.value(f"{text} ({_('at any office')})" if procedure.is_non_territorial else text)

    def before(self, procedure):
        """The former names, of bodies and communes, that the record still uses for whom one meets and where."""
        address = procedure.receiving_address
        bodies = said_before(*(name for role in self._roles for name in self.names(role)), address)
        return [*bodies, *communes_before(address)]

    def where(self, procedure, found):
        """{desks, agencies: [{name, url, phone, address}], address, non_territorial}: where one goes."""
        return {
            "desks": found.groups(),
            "agencies": unique(_contact(row.identity) for row in self._roles.get(Role.IMPLEMENTING, ())),
            "address": facts.known_or_missing(procedure.receiving_address, self.ask),
            "non_territorial": procedure.is_non_territorial,
        }


def _contact(identity):
    agency = identity.agency
    return {
        "name": one_line(identity.name),
        "url": agency.get_absolute_url() if agency else "",
        "phone": agency.phone if agency else "",
        "address": agency.address if agency else "",
    }
