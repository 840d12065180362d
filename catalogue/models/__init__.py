from .case_kinds import CaseCorrection, CaseKind
from .events import EventGuide, EventStep
from .guide import ProcedureGuide
from .history import Finding, PageAudit, ProcedureChange, SyncRun
from .names import EverydayNames
from .own_facts import GuideFee, GuideForm, GuideTime, LevelClaim, PaperHint, PresenceReason
from .parts import (
    AgencyRole,
    DossierCase,
    Fee,
    FormFile,
    LegalCitation,
    Output,
    RequiredDocument,
    ReturnMethod,
    ServiceCase,
    Step,
    SubmissionChannel,
)
from .procedure import Procedure
from .receiving import ReceivingRule, ReceivingTier
from .reference import AreaGroup, Audience, LifeEvent, SubjectArea
from .submission import SubmissionLink
from .worklist import AgencyScore, FindingDecision, FindingState, ProcedureViews

__all__ = [
    "AgencyRole",
    "AgencyScore",
    "AreaGroup",
    "Audience",
    "CaseCorrection",
    "CaseKind",
    "DossierCase",
    "EventGuide",
    "EventStep",
    "EverydayNames",
    "Fee",
    "Finding",
    "FindingDecision",
    "FindingState",
    "FormFile",
    "GuideFee",
    "GuideForm",
    "GuideTime",
    "LegalCitation",
    "LevelClaim",
    "LifeEvent",
    "Output",
    "PageAudit",
    "PaperHint",
    "PresenceReason",
    "Procedure",
    "ProcedureChange",
    "ProcedureGuide",
    "ProcedureViews",
    "ReceivingRule",
    "ReceivingTier",
    "RequiredDocument",
    "ReturnMethod",
    "ServiceCase",
    "Step",
    "SubjectArea",
    "SubmissionChannel",
    "SubmissionLink",
    "SyncRun",
]
