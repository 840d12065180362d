"""A procedure with all that its page shows, and the words by which it is called there."""

from django.db.models import Q
from django.utils.text import Truncator

from agencies.models import Agency, LegalAct, NationalIdentity
from catalogue.models import (
    AgencyRole,
    Audience,
    CaseCorrection,
    DossierCase,
    Fee,
    FormFile,
    GuideFee,
    GuideForm,
    GuideTime,
    LegalCitation,
    LevelClaim,
    Output,
    PaperHint,
    Procedure,
    ProcedureGuide,
    RequiredDocument,
    ReturnMethod,
    ServiceCase,
    Step,
    SubjectArea,
    SubmissionChannel,
    SubmissionLink,
)
from core.rows.prepared import Prepared

_TITLE_LENGTH = 110
_NOBODY = 0


def _of_roles(pk):
    """What has a role in the procedure; a condition, so that the issuer comes with the same query."""
    return Q(pk__in=AgencyRole.objects.filter(procedure=pk).order_by().values("identity"))


_of_code = Prepared(lambda code: Procedure.objects.filter(code=code).order_by("pk"), str)
_area = Prepared(lambda pk: SubjectArea.objects.filter(pk=pk), int)
_link = Prepared(lambda pk: SubmissionLink.objects.filter(procedure=pk), int)
_guide = Prepared(lambda pk: ProcedureGuide.objects.filter(procedure=pk), int)
# What is right below a procedure, by the name under which it is asked for.
_PARTS = {
    "audiences": Prepared(lambda pk: Audience.objects.filter(procedures=pk), int),
    "channels": Prepared(lambda pk: SubmissionChannel.objects.filter(procedure=pk), int),
    "cases": Prepared(lambda pk: DossierCase.objects.filter(procedure=pk), int),
    "steps": Prepared(lambda pk: Step.objects.filter(procedure=pk), int),
    "outputs": Prepared(lambda pk: Output.objects.filter(procedure=pk), int),
    "service_cases": Prepared(lambda pk: ServiceCase.objects.filter(procedure=pk), int),
    "return_methods": Prepared(lambda pk: ReturnMethod.objects.filter(procedure=pk), int),
    "citations": Prepared(lambda pk: LegalCitation.objects.filter(procedure=pk), int),
    "roles": Prepared(lambda pk: AgencyRole.objects.filter(procedure=pk), int),
}
# What the province adds to it, likewise by the guide.
_OWN = {
    "own_fees": Prepared(lambda pk: GuideFee.objects.filter(guide=pk), int),
    "own_times": Prepared(lambda pk: GuideTime.objects.filter(guide=pk), int),
    "forms": Prepared(lambda pk: GuideForm.objects.filter(guide=pk).select_related("document"), int),
    "paper_hints": Prepared(lambda pk: PaperHint.objects.filter(guide=pk), int),
    "case_corrections": Prepared(lambda pk: CaseCorrection.objects.filter(guide=pk), int),
    "level_claims": Prepared(lambda pk: LevelClaim.objects.filter(guide=pk), int),
}
_fees = Prepared(lambda pk: Fee.objects.filter(channel__procedure=pk), int)
_documents = Prepared(lambda pk: RequiredDocument.objects.filter(case__procedure=pk), int)
_forms = Prepared(lambda pk: FormFile.objects.filter(document__case__procedure=pk), int)
_acts = Prepared(lambda pk: LegalAct.objects.filter(citations__procedure=pk), int)
_identities = Prepared(lambda pk, issuer: NationalIdentity.objects.filter(_of_roles(pk) | Q(pk=issuer)), int, int)
_agencies = Prepared(lambda pk: Agency.objects.filter(identities__roles__procedure=pk), int)


def load(code):
    """Every Procedure of a code, without what belongs to it."""
    return _of_code(code)


def with_parts(procedure):
    """The procedure with all that its page shows at hand, in a fixed number of queries."""
    pk = procedure.pk
    procedure.area = _one(_area, procedure.area_id)
    procedure._state.fields_cache["submission_link"] = _one(_link, pk)
    guide = procedure._state.fields_cache["guide"] = next(iter(_guide(pk)), None)
    if guide:
        guide._prefetched_objects_cache = {name: rows(guide.pk) for name, rows in _OWN.items()}
    parts = procedure._prefetched_objects_cache = {name: rows(pk) for name, rows in _PARTS.items()}
    _put_under(parts["channels"], "fees", _fees(pk), "channel_id")
    documents = _documents(pk)
    _put_under(parts["cases"], "documents", documents, "case_id")
    _put_under(documents, "forms", _forms(pk), "document_id")
    _point_at(parts["citations"], "act", _acts(pk))
    identities = _identities(pk, procedure.decision_issuer_id or _NOBODY)
    _point_at([procedure], "decision_issuer", identities)
    _point_at(parts["roles"], "identity", identities)
    _point_at(identities, "agency", _agencies(pk))
    return procedure


def _one(rows, pk):
    return next(iter(rows(pk)), None) if pk else None


def _put_under(owners, name, rows, key):
    """Give each owner its rows, as if they had been prefetched."""
    of_owner = grouped(rows, lambda row: getattr(row, key))
    for owner in owners:
        owner._prefetched_objects_cache = getattr(owner, "_prefetched_objects_cache", {}) | {
            name: of_owner.get(owner.pk, [])
        }


def _point_at(rows, name, targets):
    """Let the foreign keys of the rows lead to these targets."""
    known = {target.pk: target for target in targets}
    for row in rows:
        if target := known.get(getattr(row, f"{name}_id")):
            setattr(row, name, target)


def plain_title(procedure):
    """The title, cut at a word."""
    return Truncator(procedure.title).chars(_TITLE_LENGTH)


def live_guide(procedure):
    """The guide when it is published."""
    guide = getattr(procedure, "guide", None)
    return guide if guide and guide.live else None


def grouped(rows, key):
    """{key of a row: its rows}, in the order of the rows."""
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def unique(rows):
    """The rows (of plain values), each once, in their order."""
    return list({repr(row): row for row in rows}.values())
