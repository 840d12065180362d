"""What stands in the procedure's own row and in links from it: a new national field of it is one line here."""

from django.utils.translation import gettext_lazy as _

from catalogue.models import AgencyRole, Procedure

from .codecs import FLAG, IDENTIFIER, MOMENT, OPTIONAL_TEXT, VERBATIM
from .derived import procedure_columns
from .entries import Column, Inside, Repeated, Table
from .lists import RoleList
from .references import First, Flat, Many, One

# What the record says of a shared row where it names it by an object.
_ID = Column("id", "national_id", IDENTIFIER)
_NAMED = (_ID, Column("code", "code", OPTIONAL_TEXT), Column("name", "name", OPTIONAL_TEXT))
_ISSUER = (_ID, Column("name", "name", OPTIONAL_TEXT))
_LIFE_EVENT = (_ID, Column("name", "name", OPTIONAL_TEXT), Column("type", "kind"))
_PROMULGATOR = (
    Column("departmentPromulgateId", "national_id", IDENTIFIER),
    Column("departmentPromulgateCode", "code"),
    Column("departmentPromulgateName", "name"),
)
_DECISION = (
    Column("id", "decision_id", IDENTIFIER),
    Column("proposalNumber", "decision_number"),
    Column("proposalType", "decision_type"),
    Column("decisionDate", "decision_at", MOMENT),
    Column("publicationDate", "decision_published_at", MOMENT),
    One("issuingAgency", "decision_issuer", _ISSUER),
)

PROCEDURE = Table(
    Procedure,
    (
        Repeated("codeNotation", "code", outcome="left out: repeats the code"),
        Repeated("description", "requirementsAndConditions", outcome="left out: repeats the requirements"),
        Column("id", "national_id", IDENTIFIER),
        Column("code", "code_verbatim", VERBATIM),
        Column("name", "name_verbatim", VERBATIM, label=_("name")),
        Column("requirementsAndConditions", "requirements", label=_("conditions")),
        Column("type", "record_type"),
        Column("formalityType", "kind"),
        Column("state", "upstream_state"),
        Column("isInternal", "is_internal", FLAG),
        Column("isMinistry", "is_for_ministry", FLAG),
        Column("isProvince", "is_for_province", FLAG),
        Column("isWard", "is_for_commune", FLAG),
        Column("isOtherAgency", "is_for_other_body", FLAG),
        Column("isUndetermined", "is_tier_undetermined", FLAG),
        Column("isVertical", "is_vertical", FLAG),
        Column("isFullProcess", "is_full_online", FLAG, label=_("online service")),
        Column("isSharedService", "is_shared_service", FLAG),
        Column("isOfflineOnly", "is_offline_only", FLAG),
        Column("isNonTerritorial", "is_non_territorial", FLAG),
        Column("note", "note"),
        Column("keywords", "keywords"),
        Column("dossierReceivingAddresses", "receiving_address", label=_("receiving address")),
        Column("executingAgencies", "implementing_text"),
        Column("delegatedAgencies", "competent_text"),
        Column("authorizedAgencies", "authorized_text"),
        Column("coordinatingAgencies", "coordinating_text"),
        Column("createdAt", "national_created_at", MOMENT, is_logged=False),
        Column("updatedAt", "national_updated_at", MOMENT, is_logged=False),
        First(
            "categoriesDetails",
            "area",
            _NAMED,
            copy_key="category",
            outcome="left out: repeats the area",
            ids_key="categoryIds",
            label=_("area"),
        ),
        Flat("departmentPromulgateId", "promulgator", _PROMULGATOR),
        Inside("procedureProposal", _DECISION, label=_("publishing decision")),
    ),
    owner="",
    derive=procedure_columns,
    related=("area", "promulgator", "decision_issuer"),
)

LINKS = (
    Many("subjectTypesDetails", "audiences", _NAMED, ids_key="subjectTypeIds", label=_("for whom")),
    Many("serviceGroupsDetails", "life_events", _LIFE_EVENT, ids_key="serviceGroupIds"),
)

# The list that names an agency tells its role: four words, each with a list of departments and one of unit groups.
ROLE_LISTS = tuple(
    RoleList(f"{begin}s{word}", role, source_list, _NAMED, ids_key=f"{begin}{word}Ids", label=_("agencies"))
    for role, word in (
        ("implementing", "Executing"),
        ("competent", "Authority"),
        ("authorized", "Authorized"),
        ("coordinating", "Coordinating"),
    )
    for source_list, begin in (("department", "department"), ("unit_group", "unitGroup"))
)
ROLE = Table(AgencyRole, (), related=("identity",))
