"""Every leaf of the national record is shown in the history or hidden from it: a new one has to be classified here."""

import re

import pytest

from catalogue.history.paths import leaf_of
from catalogue.history.table import PATTERN, SHOWN, WITHDRAWN
from catalogue.national.mapping import LINKS, PARTS, PROCEDURE, ROLE_LISTS
from catalogue.national.mapping.entries import Column, Inside, Repeated
from catalogue.national.mapping.lists import GroupedRows
from catalogue.national.mapping.references import First, Flat, One

CLASSIFIED = {
    # The procedure itself
    "id": False, "code": False, "codeNotation": False, "name": True, "description": False,
    "requirementsAndConditions": True, "type": False, "formalityType": False, "state": False,
    "isInternal": False, "isMinistry": True, "isProvince": True, "isWard": True, "isOtherAgency": True,
    "isUndetermined": False, "isVertical": False, "isFullProcess": True, "isSharedService": False,
    "isOfflineOnly": False, "isNonTerritorial": True, "note": True, "keywords": False,
    "dossierReceivingAddresses": True, "executingAgencies": False, "delegatedAgencies": False,
    "authorizedAgencies": False, "coordinatingAgencies": False, "createdAt": False, "updatedAt": False,
    "categoriesDetails[].id": False, "categoriesDetails[].code": False, "categoriesDetails[].name": True,
    "departmentPromulgateId": False, "departmentPromulgateCode": False, "departmentPromulgateName": False,
    "procedureProposal.id": False, "procedureProposal.proposalNumber": True, "procedureProposal.proposalType": False,
    "procedureProposal.decisionDate": True, "procedureProposal.publicationDate": False,
    "procedureProposal.issuingAgency.id": False, "procedureProposal.issuingAgency.name": True,
    # Whom and what it is for
    "subjectTypesDetails[].id": False, "subjectTypesDetails[].code": False, "subjectTypesDetails[].name": True,
    "serviceGroupsDetails[].id": False, "serviceGroupsDetails[].name": False, "serviceGroupsDetails[].type": False,
    # Its parts
    "executionSteps[].name": True, "executionSteps[].description": True,
    "executionMethods[].submissionMethod": True, "executionMethods[].description": True,
    "executionMethods[].processingTime": True, "executionMethods[].processingTimeUnit": True,
    "executionMethods[].fees[].type": True, "executionMethods[].fees[].value": True,
    "executionMethods[].fees[].currencyId": False, "executionMethods[].fees[].currencyName": True,
    "executionMethods[].fees[].description": True, "executionMethods[].fees[].attachment.fileId": False,
    "executionMethods[].fees[].attachment.fileName": False,
    "executionCases[].name": True,
    "executionCases[].profileComponents[].profileComponentId": False,
    "executionCases[].profileComponents[].code": False, "executionCases[].profileComponents[].name": True,
    "executionCases[].profileComponents[].originalQty": True, "executionCases[].profileComponents[].copyQty": True,
    "executionCases[].profileComponents[].hasElectronicForm": False,
    "executionCases[].profileComponents[].isProcessingResult": False,
    "executionCases[].profileComponents[].attachments[].id": False,
    "executionCases[].profileComponents[].attachments[].fileName": True,
    "executionCases[].profileComponents[].attachments[].filePath": False,
    "executionCases[].profileComponents[].attachments[].bucketName": False,
    "cases[].id": False, "cases[].code": False, "cases[].name": True,
    "cases[].processingDay.qty": True, "cases[].processingDay.type": True,
    "resultsDetails[].id": False, "resultsDetails[].code": False, "resultsDetails[].name": True, "resultIds[]": False,
    "legalBasisesDetails[].id": False, "legalBasisesDetails[].code": True, "legalBasisesDetails[].name": True,
    "legalBasisIds[]": False,
    "returningMethods[].type": False, "returningMethods[].value[]": True,
    # The agencies
    **{f"{begin}{word}{leaf}": leaf == "[].name"
       for word in ("Executing", "Authority", "Authorized", "Coordinating")
       for begin in ("departments", "unitGroups") for leaf in ("[].id", "[].code", "[].name")},
    **{f"{begin}{word}Ids[]": False
       for word in ("Executing", "Authority", "Authorized", "Coordinating") for begin in ("department", "unitGroup")},
}  # fmt: skip


def of_columns(columns, above):
    """The leaves that the columns of an object tell."""
    for entry in columns:
        if isinstance(entry, Inside | One):
            yield from of_columns(entry.columns, f"{above}{entry.key}.")
        elif isinstance(entry, Flat):
            yield from of_columns(entry.columns, above)
        elif isinstance(entry, First):
            yield from of_columns(entry.columns, f"{above}{entry.key}[].")
        elif isinstance(entry, Column | Repeated):
            yield f"{above}{entry.key}"


def of_rows(rows, above=""):
    """The leaves of a list of rows, of the rows below them and of the list of their ids."""
    if isinstance(rows, GroupedRows):
        group, values = rows.table.columns
        yield from (f"{rows.key}[].{group.key}", f"{rows.key}[].{values.key}[]")
        return
    yield from of_columns(rows.table.columns, f"{above}{rows.key}[].")
    if rows.table.below:
        yield from of_rows(rows.table.below, f"{above}{rows.key}[].")
    if rows.ids_key:
        yield f"{rows.ids_key}[]"


def of_the_mapping():
    """Every leaf that the mapping knows and the log may therefore name."""
    yield from of_columns(PROCEDURE.columns, "")
    for part in PARTS:
        yield from of_rows(part)
    for link in LINKS:
        yield from of_columns(link.columns, f"{link.key}[].")
    for entry in ROLE_LISTS:
        yield from of_columns(entry.columns, f"{entry.key}[].")
        yield f"{entry.ids_key}[]"


def test_every_leaf_of_the_mapping_is_classified():
    assert set(of_the_mapping()) == set(CLASSIFIED)


@pytest.mark.parametrize("leaf", sorted(CLASSIFIED))
def test_a_leaf_is_shown_or_hidden_as_it_is_classified(leaf):
    assert (leaf in SHOWN) == CLASSIFIED[leaf]


def test_nothing_is_shown_that_the_mapping_does_not_know():
    assert set(CLASSIFIED) >= SHOWN


@pytest.mark.parametrize(
    ("path", "leaf"),
    [
        ("name", "name"),
        ("executionMethods[0].fees[12].value", "executionMethods[].fees[].value"),
        ("legalBasisesDetails[demo-66.7/2025/NQ-CP].code", "legalBasisesDetails[].code"),
        ("executionCases[0].profileComponents[019d-ab].attachments[x.y].id",
         "executionCases[].profileComponents[].attachments[].id"),
        ("returningMethods[1].value[0]", "returningMethods[].value[]"),
        ("extra.birdSong", "extra.birdSong"),
    ],
)  # fmt: skip
def test_a_path_is_of_the_leaf_that_it_leads_to(path, leaf):
    assert leaf_of(path) == leaf
    assert bool(re.search(PATTERN, path)) == (leaf in SHOWN)


def test_the_database_is_asked_for_withdrawals_too():
    assert re.search(PATTERN, WITHDRAWN)
