"""The parts of a record, table by table: a new national field of a part is one line here."""

from django.utils.translation import gettext_lazy as _

from catalogue.models import (
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

from .codecs import AMOUNT, COUNT, FLAG, FLAG_IF_GIVEN, IDENTIFIER, SCALAR
from .derived import fee_columns, time_columns
from .entries import Column, Inside, Rows, Table
from .lists import ExplainedRows, GroupedRows

STEP = Table(Step, (Column("name", "name"), Column("description", "text")))

FEE = Table(
    Fee,
    (
        Column("type", "kind"),
        Column("value", "amount", AMOUNT),
        Column("currencyId", "currency_id", IDENTIFIER),
        Column("currencyName", "currency"),
        Column("description", "text"),
        Inside("attachment", (Column("fileId", "file_id", IDENTIFIER), Column("fileName", "file_name"))),
    ),
    owner="channel_id",
    derive=fee_columns,
)

CHANNEL = Table(
    SubmissionChannel,
    (
        Column("submissionMethod", "method"),
        Column("description", "note"),
        Column("processingTime", "time_verbatim", SCALAR),
        Column("processingTimeUnit", "unit_verbatim"),
    ),
    derive=time_columns,
    below=Rows("fees", "fees", FEE),
)

FORM = Table(
    FormFile,
    (
        Column("id", "national_id", IDENTIFIER),
        Column("fileName", "name"),
        Column("filePath", "path"),
        Column("bucketName", "bucket"),
    ),
    owner="document_id",
)

DOCUMENT = Table(
    RequiredDocument,
    (
        Column("profileComponentId", "national_id", IDENTIFIER),
        Column("code", "code"),
        Column("name", "name"),
        Column("originalQty", "originals", COUNT),
        Column("copyQty", "copies", COUNT),
        Column("hasElectronicForm", "has_electronic_form", FLAG),
        Column("isProcessingResult", "is_processing_result", FLAG_IF_GIVEN),
    ),
    owner="case_id",
    below=Rows("attachments", "forms", FORM),
)

CASE = Table(DossierCase, (Column("name", "name"),), below=Rows("profileComponents", "documents", DOCUMENT))

SERVICE_CASE = Table(
    ServiceCase,
    (
        Column("id", "national_id", IDENTIFIER),
        Column("code", "code"),
        Column("name", "name"),
        Inside("processingDay", (Column("qty", "time_verbatim", SCALAR), Column("type", "unit_verbatim"))),
    ),
    derive=time_columns,
)

OUTPUT = Table(
    Output,
    (Column("id", "national_id", IDENTIFIER), Column("code", "code"), Column("name", "name")),
)

CITATION = Table(
    LegalCitation,
    (Column("id", "national_id", IDENTIFIER), Column("code", "number"), Column("name", "title")),
)

RETURN_METHOD = Table(ReturnMethod, (Column("type", "kind"), Column("value", "value")))

PARTS = (
    Rows("executionSteps", "steps", STEP, label=_("steps")),
    Rows("executionMethods", "channels", CHANNEL, label=_("time, fees or ways of submitting")),
    Rows("executionCases", "cases", CASE, label=_("papers")),
    Rows("cases", "service_cases", SERVICE_CASE, label=_("sub-services")),
    ExplainedRows("resultsDetails", "outputs", OUTPUT, label=_("result"), ids_key="resultIds"),
    ExplainedRows("legalBasisesDetails", "citations", CITATION, label=_("legal basis"), ids_key="legalBasisIds"),
    GroupedRows("returningMethods", "return_methods", RETURN_METHOD, label=_("return of the result")),
)
