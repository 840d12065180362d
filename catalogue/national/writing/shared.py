"""Rows that many records share, looked up once per run: areas, audiences, events, agencies, legal acts."""

from agencies.models import (
    Agency,
    LegalAct,
    NationalIdentity,
    Tier,
    act_key,
    act_values,
    agency_slug,
)
from agencies.names import name_key
from agencies.search import documents_of
from catalogue.grouping import group_of_area, parent_of_event
from catalogue.models import Audience, LifeEvent, SubjectArea
from catalogue.models.reference import LifeEventKind
from core.language.text import one_line, vietnamese_slug
from core.rows.bulk import insert
from search.documents import save_documents
from search.rebuild import reindex


class SharedRows:
    """Finds or creates shared rows; `prepare` does it for a batch, the other methods only look up."""

    def __init__(self):
        self._rows = {
            model: {row.national_id: row for row in model.objects.exclude(national_id=None).select_related(*related)}
            for model, related in (
                (SubjectArea, ["group"]),
                (Audience, []),
                (LifeEvent, ["parent"]),
                (NationalIdentity, ["agency"]),
            )
        }
        self._seen = set()
        acts = list(LegalAct.objects.values_list("key", "pk", "slug").order_by())
        self._acts = {key: pk for key, pk, _slug in acts}
        self._act_slugs = {slug for _key, _pk, slug in acts}
        self._agencies = {name_key(agency.name): agency for agency in Agency.objects.all()}
        self._slugs = set(Agency.objects.values_list("slug", flat=True))
        self._agencies |= {
            name_key(row.name): row.agency
            for row in NationalIdentity.objects.exclude(agency=None).select_related("agency")
        }

    def prepare(self, batch):
        """Create and bring up to date whatever the parsed records of the batch refer to."""
        self._ensure_acts([row for parsed in batch for row in parsed.citations])
        for parsed in batch:
            if area := parsed.fields["area"]:
                self._ensure(SubjectArea, area, code=area.code or "", name=area.name or "")
            for ref in parsed.audiences:
                self._ensure(Audience, ref, code=ref.code or "", name=ref.name or "")
            for ref in parsed.life_events:
                self._ensure(LifeEvent, ref, name=ref.name or "", kind=ref.kind or LifeEventKind.CITIZEN)
        named = {ref for parsed in batch for ref in _bodies(parsed) if ref not in self._seen}
        self._ensure_identities(sorted(named, key=lambda ref: (ref.national_id, ref.code is None, ref.name or "")))
        self._seen |= named

    def _ensure(self, model, ref, **values):
        row = self._rows[model].get(ref.national_id)
        if row is None:
            values |= self._belonging(model, ref, values.get("name", ""))
            row = self._rows[model][ref.national_id] = model.objects.create(national_id=ref.national_id, **values)
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=list(values))
        return row

    @staticmethod
    def _belonging(model, ref, name):
        """Where a new area or event belongs in the citizens' grouping; editors may move it later."""
        if model is SubjectArea:
            return {"group": group_of_area(name)}
        if model is LifeEvent:
            return {
                "slug": f"{vietnamese_slug(name, 80)}-{ref.national_id[-6:]}",
                "parent": parent_of_event(ref.national_id),
            }
        return {}

    def _ensure_identities(self, references):
        """An issuer comes without a code: it never empties the one that another list gave."""
        known, new = self._rows[NationalIdentity], {}
        for ref in references:
            values = {key: value for key in ("code", "name") if (value := getattr(ref, key)) is not None}
            if ref.national_id in known:
                row = self._ensure(NationalIdentity, ref, **values)
                if row.name and row.agency_id is None:
                    self._ensure_agencies([row])
                    row.save(update_fields=["agency"])
            else:
                row = new.setdefault(ref.national_id, NationalIdentity(national_id=ref.national_id))
                for key, value in values.items():
                    setattr(row, key, value)
        self._ensure_agencies([row for row in new.values() if row.name])
        for row, key in zip(new.values(), insert(NationalIdentity, [vars(row) for row in new.values()]), strict=True):
            row.pk = key
        known |= new

    def _ensure_agencies(self, identities):
        """Give each identity the agency of its name, however it is spelt; new names become new agencies."""
        new = {}
        for identity in identities:
            key = name_key(identity.name)
            if key not in self._agencies and key not in new:
                name = one_line(identity.name)
                slug = agency_slug(name, self._slugs)
                self._slugs.add(slug)
                new[key] = Agency(code=(identity.code or "")[:64], name=name, tier=tier_of(name), slug=slug)
        for agency, pk in zip(new.values(), insert(Agency, [vars(agency) for agency in new.values()]), strict=True):
            agency.pk = pk
        save_documents(documents_of(new.values()))
        self._agencies |= new
        for identity in identities:
            identity.agency = self._agencies[name_key(identity.name)]

    def _ensure_acts(self, citations):
        new = {}
        for row in citations:
            key = _act_key_of(row)
            if key and key not in self._acts and key not in new:
                new[key] = act_values(row.get("number", ""), row.get("title", ""), self._act_slugs)
                self._act_slugs.add(new[key]["slug"])
        pks = insert(LegalAct, list(new.values()))
        reindex("legal_act", pks)
        self._acts |= dict(zip(new, pks, strict=True))

    def area(self, ref):
        """The SubjectArea of a Reference, or None."""
        return self._rows[SubjectArea][ref.national_id] if ref else None

    def audience(self, ref):
        """The Audience of a Reference."""
        return self._rows[Audience][ref.national_id]

    def life_event(self, ref):
        """The LifeEvent of a Reference."""
        return self._rows[LifeEvent][ref.national_id]

    def identity(self, ref):
        """The NationalIdentity of a Reference, or None."""
        return self._rows[NationalIdentity][ref.national_id] if ref else None

    def citations(self, rows):
        """The citation rows with the id of their act."""
        return [row | {"act_id": self._acts.get(_act_key_of(row))} for row in rows]


def _act_key_of(citation):
    number, title = citation.get("number", ""), citation.get("title", "")
    return act_key(number, title) if number.strip() or title.strip() else ""


def _bodies(parsed):
    """Every agency that the record names."""
    fields = parsed.fields
    return filter(None, [fields["promulgator"], fields["decision_issuer"], *(row[2] for row in parsed.roles)])


def tier_of(name):
    """The tier that an agency's name tells; OTHER when it does not."""
    key = name_key(name)
    if any(word in key for word in ("cấp xã", " xã", "phường", "đặc khu")):
        return Tier.COMMUNE
    if key.startswith(("bộ ", "ngân hàng nhà nước việt nam", "thanh tra chính phủ", "văn phòng chính phủ")):
        return Tier.MINISTRY
    if key.startswith("sở ") or any(word in key for word in ("cấp tỉnh", "tỉnh ", "thành phố", "công an tỉnh")):
        return Tier.PROVINCE
    return Tier.OTHER
