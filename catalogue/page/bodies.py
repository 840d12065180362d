"""The agencies of a procedure by what they do in it."""

from catalogue.models.parts import Role
from core import facts
from core.language.text import one_line

from .loading import grouped, unique


class Bodies:
    """The AgencyRoles with a name, by role; `ask` is the body to ask for what nobody provided ("" for none)."""

    def __init__(self, procedure):
        by_role = grouped(procedure.roles.all(), lambda row: row.role)
        self._roles = {role: [row for row in rows if row.identity.name] for role, rows in by_role.items()}
        self.ask = next(iter(self.names(Role.IMPLEMENTING)), "")

    def names(self, role):
        """The names of the bodies in a role, each once."""
        return list(dict.fromkeys(one_line(row.identity.name) for row in self._roles.get(role, ())))

    def where(self, procedure):
        """{agencies: [{name, url, phone, address}], address, non_territorial}: where one goes."""
        return {
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
