"""Things that tests are about, built with fresh words; each builder takes what the test cares for."""

from copy import deepcopy

_MOMENT = 1_760_000_000_000

_RECORD = {
    "id": "0a000000-0000-7000-8000-000000000001",
    "code": "9.100001",
    "codeNotation": "9.100001",
    "name": "Thủ tục cấp thẻ ghé thăm vườn chim",
    "type": "STANDARD",
    "formalityType": "ASSIGNED_REGULATION",
    "state": "PUBLISHED",
    "isInternal": False,
    "isMinistry": False,
    "isProvince": False,
    "isWard": True,
    "isFullProcess": False,
    "requirementsAndConditions": "Người xin thẻ đã đủ mười tuổi.",
    "description": "Người xin thẻ đã đủ mười tuổi.",
    "note": "Mang theo ống nhòm của mình.",
    "keywords": "",
    "categoriesDetails": [{"id": "area-birds", "code": "Z01", "name": "Vườn chim"}],
    "categoryIds": ["area-birds"],
    "subjectTypesDetails": [{"id": "audience-1", "code": "ĐT1", "name": "Người yêu chim"}],
    "subjectTypeIds": ["audience-1"],
    "serviceGroupsDetails": [{"id": "event-garden-000001", "name": "Đi chơi xa", "type": "CITIZEN"}],
    "serviceGroupIds": ["event-garden-000001"],
    "departmentsExecuting": [{"id": "agency-birds", "code": "Z01.1", "name": "Ban quản lý vườn chim"}],
    "departmentExecutingIds": ["agency-birds"],
    "executingAgencies": "Ban quản lý vườn chim",
    "departmentPromulgateId": "agency-gardens",
    "departmentPromulgateCode": "Z01",
    "departmentPromulgateName": "Bộ Vườn tược",
    "procedureProposal": {
        "id": "decision-1",
        "proposalNumber": "15/QĐ-VT",
        "proposalType": "STANDARD",
        "decisionDate": _MOMENT,
        "publicationDate": _MOMENT,
        "issuingAgency": {"id": "agency-gardens", "name": "Bộ Vườn tược"},
    },
    "executionSteps": [{"name": "Bước 1", "description": "Điền tờ khai rồi đưa cho người trực cổng."}],
    "executionMethods": [
        {
            "submissionMethod": "DIRECT",
            "processingTime": 5,
            "processingTimeUnit": "WORKING_DAY",
            "description": "Trong 05 ngày làm việc.",
            "fees": [
                {"type": "FEE", "value": 20000, "currencyName": "Việt Nam Đồng", "description": "20.000 đồng/thẻ"}
            ],
        },
        {
            "submissionMethod": "ONLINE",
            "processingTime": 3,
            "processingTimeUnit": "WORKING_DAY",
            "description": "",
            "fees": [{"type": "FEE", "value": 0, "description": "Không thu phí"}],
        },
    ],
    "executionCases": [
        {
            "name": "Trường hợp đi một mình",
            "profileComponents": [
                {
                    "profileComponentId": "paper-1",
                    "code": "GT01",
                    "name": "Tờ khai xin thẻ",
                    "originalQty": 1,
                    "copyQty": 0,
                    "hasElectronicForm": True,
                    "attachments": [
                        {"id": "form-1", "fileName": "to-khai.docx", "filePath": "a/to-khai.docx", "bucketName": "b"}
                    ],
                },
                {
                    "profileComponentId": "paper-2",
                    "code": "GT02",
                    "name": "Ảnh chân dung",
                    "originalQty": 0,
                    "copyQty": 2,
                },
            ],
        }
    ],
    "cases": [
        {
            "id": "case-1",
            "code": "9.100001.01",
            "name": "Cấp thẻ lần đầu",
            "processingDay": {"qty": 5, "type": "WORKING_DAY"},
        }
    ],
    "resultsDetails": [{"id": "result-1", "code": "KQ1", "name": "Thẻ ghé thăm"}],
    "resultIds": ["result-1"],
    "legalBasisesDetails": [{"id": "act-1", "code": "77/2025/NĐ-CP", "name": "Nghị định về vườn chim"}],
    "legalBasisIds": ["act-1"],
    "returningMethods": [{"type": "OFFLINE", "value": ["DIRECT"]}],
    "createdAt": _MOMENT,
    "updatedAt": _MOMENT,
}


def national_record(**changes):
    """A complete national record, a fresh copy each time, with these top-level fields changed; a code is kept twice."""
    record = deepcopy(_RECORD) | changes
    return record | {"codeNotation": changes.get("codeNotation", record["code"])}


def national_records(count):
    """So many records, each with its own id, code and name, in the order of their ids."""
    return [
        national_record(
            id=f"0a000000-{number:06}", code=f"9.{200_000 + number}", name=f"Cấp thẻ số {number} cho vườn chim"
        )
        for number in range(count)
    ]
