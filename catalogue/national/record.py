"""One national record taken apart: every fact into a plain row, what no row knows into `extra`.

Shape: one line of the national data file, which is the `data` of the API's detail answer.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from core.language.text import nfc, one_line

from .leaves import item_names
from .limits import read_time
from .money import read_fee, valid_to

# Part of every digest: raise it when the reading changes, and the next sync reads every record anew.
READING = "1"

# Roles of agencies -> the word in the record's field names; its two lists -> the names' beginnings (ids, details).
ROLE_WORDS = {
    "implementing": "Executing",
    "competent": "Authority",
    "authorized": "Authorized",
    "coordinating": "Coordinating",
}
SOURCE_LISTS = (("department", "department", "departments"), ("unit_group", "unitGroup", "unitGroups"))


class RecordError(ValueError):
    """A record that cannot be read; the message names the place and what is wrong there."""


@dataclass(frozen=True)
class Reference:
    """A shared thing that the record names: an agency, an area, an audience, a life event."""

    national_id: str
    code: str | None = None
    name: str | None = None
    kind: str = ""


@dataclass
class ParsedRecord:
    """The facts of one record; rows are dicts of the model's fields, children in lists beside them."""

    fields: dict
    digest: str
    area: Reference | None
    promulgator: Reference | None
    decision_issuer: Reference | None
    audiences: list
    life_events: list
    roles: list  # (role, source_list, Reference, whether the record gives its id only)
    steps: list
    channels: list  # (row, [fee rows])
    cases: list  # (row, [(document row, [form rows])])
    service_cases: list
    outputs: list
    citations: list
    return_methods: list
    extra: dict


def digest(record):
    """What tells a changed record from an unchanged one: SHA-256 over its canonical JSON and the reading's version."""
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{READING}\n{canonical}".encode()).hexdigest()


class Leftovers(dict):
    """What nobody took of a record, by path; `had_loose_marks` tells that some text was not in NFC."""

    had_loose_marks = False


class Node:
    """A JSON object that is taken apart key by key; what nobody took ends up in `extra` under its path."""

    def __init__(self, data, path, extra):
        if not isinstance(data, dict):
            raise RecordError(f"{path or 'record'}: an object was expected")
        self.data, self.path, self.extra = dict(data), path, extra

    def _composed(self, value):
        composed = nfc(value)
        if composed is not value and composed != value:
            self.extra.had_loose_marks = True
        return composed

    def _at(self, key):
        return f"{self.path}.{key}" if self.path else key

    def take(self, key, default=None):
        """The value, whatever its type."""
        return self.data.pop(key, default)

    def text(self, key):
        """The value as text; None and a missing key are the empty text."""
        value = self.data.pop(key, None)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise RecordError(f"{self._at(key)}: text was expected")
        return self._composed(value)

    def raw(self, key):
        """The value as text exactly as received, but for NUL, which no database keeps."""
        value = self.data.get(key)
        self.text(key)
        return (value or "").replace("\x00", "")

    def identifier(self, key):
        """A text of at most 64 characters."""
        value = self.text(key)
        if len(value) > 64:
            raise RecordError(f"{self._at(key)}: longer than 64 characters")
        return value

    def flag(self, key):
        """The value as a truth value."""
        value = self.data.pop(key, None)
        if value not in (True, False, None):
            raise RecordError(f"{self._at(key)}: true or false was expected")
        return bool(value)

    def count(self, key):
        """A whole number, or None."""
        value = self.data.pop(key, None)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**6):
            raise RecordError(f"{self._at(key)}: a whole number was expected")
        return value

    def amount(self, key):
        """A Decimal below 10^15, or None."""
        value = self.data.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 10**15:
            raise RecordError(f"{self._at(key)}: an amount was expected")
        return Decimal(str(value))

    def moment(self, key):
        """A moment given in milliseconds since 1970, or None."""
        value = self.data.pop(key, None)
        if value is None:
            return None
        try:
            seconds, milliseconds = divmod(value, 1000)
            return datetime.fromtimestamp(seconds, UTC).replace(microsecond=milliseconds * 1000)
        except (TypeError, ValueError, OverflowError, OSError):
            raise RecordError(f"{self._at(key)}: a moment in milliseconds was expected") from None

    def nodes(self, key):
        """The objects of a list, each with its own path; null entries are passed over."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list):
            raise RecordError(f"{self._at(key)}: a list was expected")
        items = [item for item in value if item is not None]
        names = item_names(items)
        return [Node(item, f"{self._at(key)}[{name}]", self.extra) for name, item in zip(names, items, strict=True)]

    def node(self, key):
        """The object under the key; an empty one where there is none."""
        return Node(self.data.pop(key, None) or {}, self._at(key), self.extra)

    def texts(self, key):
        """A list of texts."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RecordError(f"{self._at(key)}: a list of texts was expected")
        return [self._composed(item) for item in value]

    def reference(self, kind=""):
        """This node as a Reference."""
        found = Reference(
            self.identifier("id"), self._optional("code"), self._optional("name"), kind or self.text("type")
        )
        if not found.national_id:
            raise RecordError(f"{self.path}.id: missing")
        return self.done(found)

    def _optional(self, key):
        return None if self.data.get(key) is None else self.text(key)

    def done(self, result):
        """The result, after what is left of the node was put into `extra`."""
        for key, value in self.data.items():
            # A 0 is a fact; only `is` tells it from False.
            if value is not False and value not in (None, "", [], {}):
                if not _is_shallow(value):
                    raise RecordError(f"{self._at(key)}: nested too deeply")
                self.extra[nfc(self._at(key))] = _clean(value)
        return result


def _clean(value):
    """The value with every text and key in NFC and without NUL, which PostgreSQL's JSON refuses."""
    if isinstance(value, dict):
        return {nfc(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return nfc(value) if isinstance(value, str) else value


def _is_shallow(value, levels=50):
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(item, levels - 1) for item in below)


def parse(data):
    """The ParsedRecord of a national record (a dict); raises RecordError when it cannot be read."""
    extra = Leftovers()
    node = Node(data, "", extra)
    try:
        fingerprint = digest(data)
    except (UnicodeEncodeError, TypeError):
        raise RecordError("record: text that is not Unicode") from None
    except RecursionError:
        raise RecordError("record: nested too deeply") from None
    parsed = ParsedRecord(
        fields=_own_fields(node),
        digest=fingerprint,
        area=_area(node),
        promulgator=_promulgator(node),
        decision_issuer=None,
        audiences=_references(node, "subjectTypesDetails", "subjectTypeIds"),
        life_events=_references(node, "serviceGroupsDetails", "serviceGroupIds"),
        roles=_roles(node),
        steps=[_step(item) for item in node.nodes("executionSteps")],
        channels=[_channel(item) for item in node.nodes("executionMethods")],
        cases=[_case(item) for item in node.nodes("executionCases")],
        service_cases=[_service_case(item) for item in node.nodes("cases")],
        outputs=_outputs(node),
        citations=_citations(node),
        return_methods=_return_methods(node),
        extra=extra,
    )
    parsed.decision_issuer = _decision(node, parsed.fields)
    return node.done(parsed)


def _own_fields(node):
    national_id, code_verbatim, name = node.identifier("id"), node.raw("code"), node.raw("name")
    code = one_line(code_verbatim)
    if len(code_verbatim) > 64:
        raise RecordError("code: longer than 64 characters")
    if "/" in code:
        raise RecordError("code: holds a slash, which no address can")
    for key, value in (("id", national_id.strip()), ("code", code), ("name", name.strip())):
        if not value:
            raise RecordError(f"{key}: missing")
    _drop_copy(node, "codeNotation", code_verbatim)
    _drop_copy(node, "description", node.data.get("requirementsAndConditions"))
    requirements = node.text("requirementsAndConditions")
    return {
        "national_id": national_id,
        "code": code,
        "code_verbatim": code_verbatim,
        "official_name": one_line(name),
        "name_verbatim": name,
        "requirements": requirements,
        "record_type": node.text("type"),
        "kind": node.text("formalityType"),
        "upstream_state": node.text("state"),
        "is_internal": node.flag("isInternal"),
        "is_for_ministry": node.flag("isMinistry"),
        "is_for_province": node.flag("isProvince"),
        "is_for_commune": node.flag("isWard"),
        "is_for_other_body": node.flag("isOtherAgency"),
        "is_tier_undetermined": node.flag("isUndetermined"),
        "is_vertical": node.flag("isVertical"),
        "is_full_online": node.flag("isFullProcess"),
        "is_shared_service": node.flag("isSharedService"),
        "is_offline_only": node.flag("isOfflineOnly"),
        "is_non_territorial": node.flag("isNonTerritorial"),
        "note": node.text("note"),
        "keywords": node.text("keywords"),
        "receiving_address": node.text("dossierReceivingAddresses"),
        "implementing_text": node.text("executingAgencies"),
        "competent_text": node.text("delegatedAgencies"),
        "authorized_text": node.text("authorizedAgencies"),
        "coordinating_text": node.text("coordinatingAgencies"),
        "national_created_at": node.moment("createdAt"),
        "national_updated_at": node.moment("updatedAt"),
    }


def _drop_copy(node, key, original):
    """Leave out a field that repeats another one; keep it where it does not."""
    value = node.take(key)
    if not isinstance(value, str) or value != original:
        node.data[key] = value


def _area(node):
    areas = [item.reference() for item in node.nodes("categoriesDetails")]
    _drop_ids(node, "categoryIds", areas)
    category = node.take("category")
    area = areas[0] if areas else None
    if category and (not area or _clean(category) != {"id": area.national_id, "code": area.code, "name": area.name}):
        node.data["category"] = category
    for ref in areas[1:]:
        node.extra[f"categoriesDetails[{ref.national_id}]"] = {
            "id": ref.national_id,
            "code": ref.code,
            "name": ref.name,
        }
    return area


def _drop_ids(node, key, references):
    """Leave out the ids that the details repeat; ids that no detail explains are kept."""
    known = {ref.national_id for ref in references}
    dangling = [value for value in node.texts(key) if value not in known]
    if dangling:
        node.data[key] = dangling


def _references(node, details, ids):
    references = [item.reference() for item in node.nodes(details)]
    _drop_ids(node, ids, references)
    return list({ref.national_id: ref for ref in references}.values())


def _promulgator(node):
    national_id = node.identifier("departmentPromulgateId")
    if not national_id:
        return None
    return Reference(national_id, node.text("departmentPromulgateCode"), node.text("departmentPromulgateName"))


def _decision(node, fields):
    """Put the publishing decision into the fields; the Reference of who issued it."""
    decision = node.node("procedureProposal")
    issuer = decision.node("issuingAgency")
    fields |= {
        "decision_id": decision.identifier("id"),
        "decision_number": decision.text("proposalNumber"),
        "decision_type": decision.text("proposalType"),
        "decision_at": decision.moment("decisionDate"),
        "decision_published_at": decision.moment("publicationDate"),
    }
    return decision.done(issuer.reference() if issuer.data.get("id") else issuer.done(None))


def _roles(node):
    roles = []
    for role, word in ROLE_WORDS.items():
        for source_list, singular, plural in SOURCE_LISTS:
            references = [item.reference() for item in node.nodes(f"{plural}{word}")]
            known = {ref.national_id for ref in references}
            dangling = _unknown(node, f"{singular}{word}Ids", known)
            roles += [(role, source_list, ref, False) for ref in references]
            roles += [(role, source_list, Reference(value), True) for value in dangling]
    return roles


def _step(node):
    return node.done({"name": node.text("name"), "text": node.text("description")})


def _time(value, unit):
    state, amount, time_unit = read_time(value, unit)
    return {
        "time_verbatim": value,
        "unit_verbatim": unit,
        "time_state": state,
        "time_amount": amount,
        "time_unit": time_unit,
    }


def _scalar(node, key):
    value = node.take(key)
    if isinstance(value, dict | list | bool):
        raise RecordError(f"{node.path}.{key}: a number or a text was expected")
    return nfc(value) if isinstance(value, str) else value


def _channel(node):
    row = {"method": node.text("submissionMethod"), "note": node.text("description")}
    row |= _time(_scalar(node, "processingTime"), node.text("processingTimeUnit"))
    fees = [_fee(item) for item in node.nodes("fees")]
    return node.done((row, fees))


def _fee(node):
    amount, text = node.amount("value"), node.text("description")
    attachment = node.node("attachment")
    return node.done(
        {
            "kind": node.text("type"),
            "amount": amount,
            "currency_id": node.identifier("currencyId"),
            "currency": node.text("currencyName"),
            "text": text,
            "state": read_fee(amount, text),
            "valid_to": valid_to(text),
            "file_id": attachment.identifier("fileId"),
            "file_name": attachment.done(attachment.text("fileName")),
        }
    )


def _case(node):
    documents = [_document(item) for item in node.nodes("profileComponents")]
    return node.done(({"name": node.text("name")}, documents))


def _document(node):
    forms = [_form(item) for item in node.nodes("attachments")]
    row = {
        "national_id": node.identifier("profileComponentId"),
        "code": node.text("code"),
        "name": node.text("name"),
        "originals": node.count("originalQty"),
        "copies": node.count("copyQty"),
        "has_electronic_form": node.flag("hasElectronicForm"),
        "is_processing_result": node.flag("isProcessingResult") if "isProcessingResult" in node.data else None,
    }
    return node.done((row, forms))


def _form(node):
    return node.done(
        {
            "national_id": node.identifier("id"),
            "name": node.text("fileName"),
            "path": node.text("filePath"),
            "bucket": node.text("bucketName"),
        }
    )


def _service_case(node):
    time = node.node("processingDay")
    row = {"national_id": node.identifier("id"), "code": node.text("code"), "name": node.text("name")}
    return node.done(row | time.done(_time(_scalar(time, "qty"), time.text("type"))))


def _outputs(node):
    rows = [_named(item) for item in node.nodes("resultsDetails")]
    known = {row["national_id"] for row in rows}
    return rows + [_dangling(value) for value in _unknown(node, "resultIds", known)]


def _named(node):
    return node.done({"national_id": node.identifier("id"), "code": node.text("code"), "name": node.text("name")})


def _dangling(national_id):
    return {"national_id": national_id}


def _unknown(node, key, known):
    return [value for value in dict.fromkeys(node.texts(key)) if value not in known]


def _citations(node):
    rows = [
        item.done({"national_id": item.identifier("id"), "number": item.text("code"), "title": item.text("name")})
        for item in node.nodes("legalBasisesDetails")
    ]
    known = {row["national_id"] for row in rows}
    return rows + [_dangling(value) for value in _unknown(node, "legalBasisIds", known)]


def _return_methods(node):
    rows = []
    for item in node.nodes("returningMethods"):
        kind = item.text("type")
        values = item.texts("value")
        rows += item.done([{"kind": kind, "value": value} for value in values or [""]])
    return rows
