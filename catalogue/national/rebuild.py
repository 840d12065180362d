"""The way back: stored rows in the shape of the national record, to account for what was stored."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from catalogue.models import (
    AgencyRole,
    DossierCase,
    Fee,
    FormFile,
    LegalCitation,
    Output,
    Procedure,
    RequiredDocument,
    ReturnMethod,
    ServiceCase,
    Step,
    SubmissionChannel,
)

from .record import ROLE_WORDS, SOURCE_LISTS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ROLE_LISTS = {
    (role, source_list): (f"{plural}{word}", f"{singular}{word}Ids")
    for role, word in ROLE_WORDS.items()
    for source_list, singular, plural in SOURCE_LISTS
}


def rebuild(ids):
    """{procedure pk: the national record as far as it is stored}, `extra` apart under the key "extra"."""
    procedures = Procedure.objects.filter(pk__in=ids).select_related("area", "promulgator", "decision_issuer")
    steps = _rows(Step, "procedure_id", ids)
    channels = _rows(SubmissionChannel, "procedure_id", ids)
    fees = _rows(Fee, "channel_id", _pks(channels))
    cases = _rows(DossierCase, "procedure_id", ids)
    documents = _rows(RequiredDocument, "case_id", _pks(cases))
    forms = _rows(FormFile, "document_id", _pks(documents))
    service_cases = _rows(ServiceCase, "procedure_id", ids)
    outputs = _rows(Output, "procedure_id", ids)
    citations = _rows(LegalCitation, "procedure_id", ids)
    roles = _rows(AgencyRole, "procedure_id", ids, "identity")
    returns = _rows(ReturnMethod, "procedure_id", ids)
    records = {}
    for procedure in procedures.prefetch_related("audiences", "life_events"):
        pk = procedure.pk
        record = _own(procedure) | {
            "executionSteps": [{"name": row.name, "description": row.text} for row in steps[pk]],
            "executionMethods": [_channel(row, fees[row.pk]) for row in channels[pk]],
            "executionCases": [
                {"name": case.name, "profileComponents": [_document(row, forms[row.pk]) for row in documents[case.pk]]}
                for case in cases[pk]
            ],
            "cases": [_service_case(row) for row in service_cases[pk]],
            "resultsDetails": [_named(row) for row in outputs[pk] if row.name or row.code],
            "resultIds": [row.national_id for row in outputs[pk] if not (row.name or row.code)],
            "legalBasisesDetails": [
                {"id": row.national_id, "code": row.number, "name": row.title}
                for row in citations[pk]
                if row.number or row.title
            ],
            "legalBasisIds": [row.national_id for row in citations[pk] if not (row.number or row.title)],
            "returningMethods": _returns(returns[pk]),
            "extra": procedure.extra,
        }
        for row in roles[pk]:
            details, ids = _ROLE_LISTS[row.role, row.source_list]
            if row.is_id_only:
                record.setdefault(ids, []).append(row.identity.national_id)
            else:
                record.setdefault(details, []).append(_identity(row.identity))
        records[pk] = record
    return records


def _rows(model, key, ids, *related):
    found = defaultdict(list)
    for row in model.objects.filter(**{f"{key}__in": ids}).select_related(*related).order_by("position", "pk"):
        found[getattr(row, key)].append(row)
    return found


def _pks(grouped):
    return [row.pk for rows in grouped.values() for row in rows]


def milliseconds(moment):
    """A moment as the national records write it, or None."""
    return None if moment is None else (moment - _EPOCH) // timedelta(milliseconds=1)


def _number(value):
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _identity(identity):
    return {"id": identity.national_id, "code": identity.code, "name": identity.name}


def _named(row):
    return {"id": row.national_id, "code": row.code, "name": row.name}


def _own(procedure):
    promulgator, issuer, area = procedure.promulgator, procedure.decision_issuer, procedure.area
    return {
        "id": procedure.national_id,
        "code": procedure.code_verbatim,
        "name": procedure.name_verbatim,
        "requirementsAndConditions": procedure.requirements,
        "type": procedure.record_type,
        "formalityType": procedure.kind,
        "state": procedure.upstream_state,
        "isInternal": procedure.is_internal,
        "isMinistry": procedure.is_for_ministry,
        "isProvince": procedure.is_for_province,
        "isWard": procedure.is_for_commune,
        "isOtherAgency": procedure.is_for_other_body,
        "isUndetermined": procedure.is_tier_undetermined,
        "isVertical": procedure.is_vertical,
        "isFullProcess": procedure.is_full_online,
        "isSharedService": procedure.is_shared_service,
        "isOfflineOnly": procedure.is_offline_only,
        "isNonTerritorial": procedure.is_non_territorial,
        "note": procedure.note,
        "keywords": procedure.keywords,
        "dossierReceivingAddresses": procedure.receiving_address,
        "executingAgencies": procedure.implementing_text,
        "delegatedAgencies": procedure.competent_text,
        "authorizedAgencies": procedure.authorized_text,
        "coordinatingAgencies": procedure.coordinating_text,
        "createdAt": milliseconds(procedure.national_created_at),
        "updatedAt": milliseconds(procedure.national_updated_at),
        "categoriesDetails": [_named(area)] if area else [],
        "departmentPromulgateId": promulgator and promulgator.national_id,
        "departmentPromulgateCode": promulgator and promulgator.code,
        "departmentPromulgateName": promulgator and promulgator.name,
        "procedureProposal": {
            "id": procedure.decision_id,
            "proposalNumber": procedure.decision_number,
            "proposalType": procedure.decision_type,
            "decisionDate": milliseconds(procedure.decision_at),
            "publicationDate": milliseconds(procedure.decision_published_at),
            "issuingAgency": issuer and {"id": issuer.national_id, "name": issuer.name},
        },
        "subjectTypesDetails": [_named(row) for row in procedure.audiences.all()],
        "serviceGroupsDetails": [
            {"id": row.national_id, "name": row.name, "type": row.kind} for row in procedure.life_events.all()
        ],
    }


def _channel(row, fees):
    return {
        "submissionMethod": row.method,
        "description": row.note,
        "processingTime": row.time_verbatim,
        "processingTimeUnit": row.unit_verbatim,
        "fees": [_fee(fee) for fee in fees],
    }


def _fee(row):
    return {
        "type": row.kind,
        "value": _number(row.amount),
        "currencyId": row.currency_id,
        "currencyName": row.currency,
        "description": row.text,
        "attachment": {"fileId": row.file_id, "fileName": row.file_name},
    }


def _document(row, forms):
    return {
        "profileComponentId": row.national_id,
        "code": row.code,
        "name": row.name,
        "originalQty": row.originals,
        "copyQty": row.copies,
        "hasElectronicForm": row.has_electronic_form,
        "isProcessingResult": row.is_processing_result,
        "attachments": [
            {"id": form.national_id, "fileName": form.name, "filePath": form.path, "bucketName": form.bucket}
            for form in forms
        ],
    }


def _service_case(row):
    return {
        "id": row.national_id,
        "code": row.code,
        "name": row.name,
        "processingDay": {"qty": row.time_verbatim, "type": row.unit_verbatim},
    }


def _returns(rows):
    grouped = []
    for row in rows:
        if not grouped or grouped[-1]["type"] != row.kind:
            grouped.append({"type": row.kind, "value": []})
        if row.value:
            grouped[-1]["value"].append(row.value)
    return grouped
