"""Content for tests of what the public sees: records through the sync's own door, guides through publishing."""

from catalogue.models import Procedure, ProcedureGuide
from catalogue.national.readers import Item
from catalogue.national.scope import OWN
from catalogue.national.sync import Synchronisation
from tests.factories import national_record


def store(*records, full=False):
    """Synchronise the records; their Procedures in the order given."""
    Synchronisation("bản ghi thử", OWN, full, [Item(place, record, "") for place, record in enumerate(records)])()
    found = {procedure.national_id: procedure for procedure in Procedure.objects.all()}
    return [found[record["id"]] for record in records]


def record(number, name, **changes):
    """A national record told apart by a number: its id, its code 9.30000N and its name."""
    return national_record(id=f"0b000000-{number:06}", code=f"9.{300_000 + number}", name=name, **changes)


def area(name):
    """The field of a national record that puts it in an area."""
    return {"categoriesDetails": [{"id": f"area-{name}", "code": "Z", "name": name}], "categoryIds": [f"area-{name}"]}


def publish_guide(procedure, **words):
    """A published guide of the procedure."""
    guide = ProcedureGuide(procedure=procedure, live=False, **words)
    guide.save()
    guide.save_revision().publish()
    return ProcedureGuide.objects.get(pk=guide.pk)
