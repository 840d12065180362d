"""Converts the demo's TOML files to national records, so that the sync stores them like real records."""

import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).resolve().parent / "data"
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_TIERS = {"ministry": "isMinistry", "province": "isProvince", "commune": "isWard", "other": "isOtherAgency"}
_ROLES = {"implementing": "Executing", "competent": "Authority", "coordinating": "Coordinating"}


def read(path):
    """One TOML file as a dict."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def agencies():
    """{code: row} of the demo's agencies."""
    return {row["code"]: row for row in read(FOLDER / "agencies.toml")["agency"]}


def procedures():
    """Yield (area, procedure) tables of every demo file."""
    for path in sorted((FOLDER / "procedures").glob("*.toml")):
        data = read(path)
        for procedure in data["procedure"]:
            yield data["area"], procedure


def articles():
    """Yield the articles, one table a file, in the order of the files' numbers."""
    for path in sorted((FOLDER / "articles").glob("*.toml")):
        yield read(path)


def plans():
    """Yield the plans, one table a file, in the order of the files' numbers."""
    for path in sorted((FOLDER / "plans").glob("*.toml")):
        yield read(path)


def national_records():
    """Yield the demo's procedures in the shape of national records."""
    bodies, audiences = agencies(), {row["code"]: row for row in read(FOLDER / "audiences.toml")["audience"]}
    for area, procedure in procedures():
        yield _record(area, procedure, bodies, audiences)


def _record(area, data, bodies, audiences):
    record = {
        "id": data["id"],
        "code": data["code"],
        "codeNotation": data["code"],
        "name": data["name"],
        "type": "STANDARD",
        "formalityType": data["kind"],
        "state": "ACTIVE",
        "isFullProcess": data.get("full_online", False),
        "isVertical": data.get("vertical", False),
        "isNonTerritorial": data.get("non_territorial", False),
        "keywords": data["keywords"],
        "requirementsAndConditions": data["requirements"],
        "description": data["requirements"],
        "dossierReceivingAddresses": data["receiving_address"],
        "updatedAt": _milliseconds(data["updated_on"]),
        "categoriesDetails": [area],
        "subjectTypesDetails": [audiences[code] for code in data["audiences"]],
        "departmentPromulgateId": data["issuer"]["id"],
        "departmentPromulgateCode": data["issuer"]["code"],
        "departmentPromulgateName": data["issuer"]["name"],
        "procedureProposal": _decision(data),
        "executionSteps": [{"name": "", "description": text} for text in data["steps"]],
        "executionMethods": [_channel(row) for row in data.get("channel", ())],
        "executionCases": [_case(row) for row in data.get("case", ())],
        "resultsDetails": _numbered(data["id"], "result", data["results"]),
        "legalBasisesDetails": [
            {"id": f"demo-{number}"[:64], "code": number, "name": title} for number, title in data["legal"]
        ],
        "returningMethods": [{"type": "OFFLINE", "value": data["returning"]}] if data["returning"] else [],
    }
    for role, word in _ROLES.items():
        record[f"departments{word}"] = [_body(bodies[code]) for code in data[role]]
    return record | {flag: tier in data["tiers"] for tier, flag in _TIERS.items()}


def _decision(data):
    decision, issuer = data["decision"], data["issuer"]
    return {
        "id": f"demo-{decision['number']}"[:64],
        "proposalNumber": decision["number"],
        "proposalType": "STANDARD",
        "decisionDate": _milliseconds(decision.get("on")),
        "publicationDate": _milliseconds(decision.get("published_on")),
        "issuingAgency": {"id": issuer["id"], "name": issuer["name"]},
    }


def _channel(row):
    return {
        "submissionMethod": row["method"],
        "processingTime": row.get("time"),
        "processingTimeUnit": row.get("unit", ""),
        "description": row.get("note", ""),
        "fees": [
            {
                "type": fee["kind"],
                "value": fee.get("amount"),
                "currencyName": fee.get("currency", ""),
                "description": fee.get("text", ""),
            }
            for fee in row.get("fee", ())
        ],
    }


def _case(row):
    return {
        "name": row["name"],
        "profileComponents": [
            {
                "name": paper["name"],
                "originalQty": paper["originals"],
                "copyQty": paper["copies"],
                "attachments": [{"fileName": name} for name in paper.get("forms", ())],
            }
            for paper in row.get("paper", ())
        ],
    }


def _numbered(stem, word, names):
    return [{"id": f"{stem[:48]}-{word}-{place}", "name": name} for place, name in enumerate(names)]


def _body(row):
    return {"id": row.get("national_id") or f"demo-{row['code']}", "code": row["code"], "name": row["name"]}


def _milliseconds(day):
    return None if day is None else int(datetime(day.year, day.month, day.day, tzinfo=_ZONE).timestamp() * 1000)
