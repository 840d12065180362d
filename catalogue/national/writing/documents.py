"""The search documents of written records, from the rows at hand: nothing is read back."""

from types import SimpleNamespace

from django.utils import timezone

from agencies.names import is_other_province
from catalogue.dossier.sorting import corrections_of, sort
from catalogue.facts import fee_of, time_of
from catalogue.facts.sources import gathered
from catalogue.models import EverydayNames, ProcedureGuide
from catalogue.models.parts import Role
from catalogue.search import Findable, document
from catalogue.visit.where import facet_values
from search.documents import save_documents


def write_documents(written, shared):
    """Save the Document of each (procedure, ParsedRecord)."""
    pks = [procedure.pk for procedure, _parsed in written]
    own = ProcedureGuide.objects.filter(procedure__in=pks)
    with_rows = own.prefetch_related("life_events__parent", "case_corrections", "own_fees", "own_times")
    guides = {guide.procedure_id: guide for guide in with_rows}
    names = EverydayNames.objects.by_code({procedure.code for procedure, _parsed in written})
    save_documents(
        [
            document(_findable(procedure, parsed, guides.get(procedure.pk), names.get(procedure.code, []), shared))
            for procedure, parsed in written
        ]
    )


def sources_of_record(parsed, guide=None):
    """The Sources of a ParsedRecord, and of the published guide of its procedure."""
    rows = [(SimpleNamespace(**row), fees) for row, fees in parsed.channels]
    return gathered(
        [channel for channel, _fees in rows],
        [(SimpleNamespace(**fee), channel) for channel, fees in rows for fee in fees],
        [SimpleNamespace(**row) for row in parsed.service_cases],
        parsed.fields["note"],
        guide,
    )


def _findable(procedure, parsed, guide, names, shared):
    sources = sources_of_record(parsed, guide if guide and guide.live else None)
    foreign = is_other_province(parsed.fields["promulgator"])
    carrying = [shared.identity(row[2]) for row in parsed.roles if row[0] == Role.IMPLEMENTING]
    offices = [(identity.name or "", identity.agency) for identity in carrying]
    return Findable(
        procedure=procedure,
        guide=guide,
        names=names,
        area=procedure.area,
        audiences=[shared.audience(reference).code for reference in parsed.audiences],
        events=[shared.life_event(reference) for reference in parsed.life_events],
        agencies=[identity.agency for identity in carrying],
        channels=sources.channels,
        fee=fee_of(sources, timezone.localdate()),
        time=time_of(sources, timezone.localdate()),
        papers=sort(_cases(parsed), procedure.official_name, corrections_of(guide)),
        outputs=[row.get("name", "") for row in parsed.outputs],
        is_other_province=foreign,
        receiving=facet_values(procedure, offices, foreign),
    )


def _cases(parsed):
    return ((case["name"], [SimpleNamespace(**row) for row, _forms in rows]) for case, rows in parsed.cases)
