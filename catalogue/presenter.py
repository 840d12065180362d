"""A procedure as its page shows it: finished objects, most important first; the template asks and decides nothing."""

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import facts
from core.facts import Signature
from core.language.text import one_line
from core.web.structured_data import json_ld
from search.text import fold

from . import history, phrases
from .models import AgencyRole, LegalCitation, Procedure
from .models.parts import Role
from .models.procedure import ServiceMode
from .search import area_slug
from .submission import national_url, submission

_TITLE_LENGTH = 110
# After so many days without a comparison the page says so (E23).
_STALE_DAYS = (("red", 60), ("amber", 30))
_PETITION_URL = "https://dichvucong.gov.vn/phan-anh-kien-nghi"
_NO_CONDITIONS = {"khong", "khong co", "khong quy dinh", "khong yeu cau", "khong co yeu cau dieu kien"}


def load(code):
    """Every Procedure of a code with all that its page shows, in a fixed number of queries."""
    return (
        Procedure.objects.filter(code=code)
        .select_related("area", "guide__replaced_by__guide", "decision_issuer", "promulgator")
        .prefetch_related(
            "audiences",
            "channels__fees",
            "cases__documents__forms",
            "steps",
            "outputs",
            "service_cases",
            "return_methods",
            "changes",
            Prefetch("citations", LegalCitation.objects.select_related("act")),
            Prefetch("roles", AgencyRole.objects.select_related("identity__agency")),
        )
        .order_by("pk")
    )


def plain_title(procedure):
    """The title, cut at a word."""
    return Truncator(procedure.title).chars(_TITLE_LENGTH)


def live_guide(procedure):
    """The guide when it is published."""
    guide = getattr(procedure, "guide", None)
    return guide if guide and guide.live else None


class Presenter:
    """Builds the `record` of catalogue/procedure_detail.html."""

    def __init__(self, procedure, twins, today):
        self.procedure, self.twins, self.today = procedure, twins, today
        self.guide = live_guide(procedure)
        self.channels = list(procedure.channels.all())
        self.fees = [fee for channel in self.channels for fee in channel.fees.all()]
        self.roles = {
            role: [row for row in rows if row.identity.name]
            for role, rows in _grouped(procedure.roles.all(), lambda row: row.role).items()
        }
        implementing = self.roles.get(Role.IMPLEMENTING, ())
        self.ask = one_line(implementing[0].identity.name) if implementing else ""

    def record(self):
        """Everything that the page shows, in the order of the page."""
        procedure, title = self.procedure, plain_title(self.procedure)
        online = any(channel.method == "ONLINE" for channel in self.channels)
        return {
            "title": title,
            "official_name": procedure.official_name if procedure.official_name != title else "",
            "code": procedure.code,
            "key": procedure.national_id,
            "summary": self.guide.summary if self.guide else "",
            "audiences": [audience.name for audience in procedure.audiences.all()],
            "tiers": ", ".join(str(phrases.TIERS[tier]) for tier in procedure.tiers),
            "area": self._area(),
            "mode": self._mode(online),
            "strip": self._strip(online),
            "submission": submission(procedure, online),
            "cases": [self._case(case) for case in procedure.cases.all()],
            "channels": self._channel_groups(),
            "where": self._where(),
            "returns": self._returns(),
            "outputs": [
                {"name": one_line(row.name), "code": row.code} for row in procedure.outputs.all() if row.name.strip()
            ],
            "requirements": self._requirements(),
            "steps": [{"name": row.name.strip(), "text": row.text.strip()} for row in procedure.steps.all()],
            "legal": [
                {
                    "number": one_line(row.number),
                    "title": one_line(row.title),
                    "url": row.act.get_absolute_url() if row.act else "",
                }
                for row in procedure.citations.all()
                if row.number.strip() or row.title.strip()
            ],
            "decision": self._decision(),
            "competent": self._names(Role.COMPETENT),
            "coordinating": self._names(Role.COORDINATING),
            "authorized": self._names(Role.AUTHORIZED),
            "service_cases": [
                {"code": row.code, "name": one_line(row.name), "time": phrases.time_fact(row)}
                for row in procedure.service_cases.all()
            ],
            "keywords": procedure.keywords.strip(),
            "note": procedure.note.strip(),
            "tips": self.guide.tip_list if self.guide else [],
            "changes": history.log(procedure.changes.all()),
            "compared_on": timezone.localdate(procedure.compared_at),
            "stale": self._stale(),
            "twins": [self._twin(twin) for twin in self.twins],
            "withdrawn": self._withdrawn(),
            "is_internal": procedure.is_internal,
            "findings_notice": self._notice(online),
            "national_url": national_url(procedure),
            "petition_url": _PETITION_URL,
            "signature_national": self._signature(),
            "signature_province": self._province_signature(),
            "printed_url": settings.BASE_URL + procedure.get_absolute_url(),
            "structured_data_html": self._structured_data(title),
        }

    def _area(self):
        area = self.procedure.area
        if not area:
            return None
        return {"name": area.name, "url": f"{reverse('procedures')}?linh-vuc={area_slug(area.name)}"}

    def _mode(self, online):
        notes = {
            ServiceMode.FULL: _("The national record says that the whole procedure can be done online."),
            ServiceMode.PARTIAL: _("You can file online; some step may still need you to come."),
            ServiceMode.NONE: _("No online filing is recorded."),
        }
        mode = ServiceMode(self.procedure.service_mode)
        return {"label": str(mode.label), "note": str(notes[mode])}

    def _strip(self, online):
        documents = [row for case in self.procedure.cases.all() for row in case.documents.all() if row.name.strip()]
        papers = (
            facts.value(
                ngettext("%(n)s line in the list", "%(n)s lines in the list", len(documents)) % {"n": len(documents)}
            )
            if documents
            else facts.missing(self.ask)
        )
        online_fact = facts.value(str(ServiceMode(self.procedure.service_mode).label))
        return [
            {"key": "giay-to", "label": _("Papers"), "fact": papers},
            {
                "key": "phi-thoi-han",
                "label": _("Fee"),
                "fact": phrases.glance_fee_fact(phrases.glance_fee(self.fees), self.ask),
            },
            {
                "key": "phi-thoi-han",
                "label": _("Time"),
                "fact": phrases.glance_time_fact(phrases.glance_time(self.channels), self.ask),
            },
            {"key": "noi-nop", "label": _("Where"), "fact": facts.known_or_missing(self.ask)},
            {
                "key": "nop-ho-so",
                "label": _("Online"),
                "fact": online_fact if self.channels else facts.missing(self.ask),
            },
        ]

    def _case(self, case):
        papers = [self._paper(row) for row in case.documents.all() if row.name.strip()]
        return {"name": case.name.strip(), "papers": papers}

    def _paper(self, row):
        counts = []
        if row.originals:
            counts.append(ngettext("%(n)s original", "%(n)s originals", row.originals) % {"n": row.originals})
        if row.copies:
            counts.append(ngettext("%(n)s copy", "%(n)s copies", row.copies) % {"n": row.copies})
        forms = [
            {
                "name": one_line(form.name),
                "kind": form.name.rpartition(".")[2].upper()[:5],
                "url": national_url(self.procedure),
            }
            for form in row.forms.all()
        ]
        return {"name": row.name.strip(), "counts": ", ".join(counts), "forms": forms, "is_note": not counts}

    def _channel_groups(self):
        """Channels whose rows are the same but for the method, once, with all their methods."""
        by_method = _grouped(self.channels, lambda channel: channel.method)
        merged = {}
        for method, channels in by_method.items():
            rows = list({repr(row): row for row in map(self._channel_row, channels)}.values())
            key = repr(rows)
            merged.setdefault(key, {"methods": [], "rows": rows})["methods"].append(phrases.method_label(method))
        return list(merged.values())

    def _channel_row(self, channel):
        fees = [
            {
                "kind": str(phrases.FEE_KINDS.get(fee.kind, fee.kind)),
                "case": "",
                "fact": phrases.fee_fact(fee, self.ask),
            }
            for fee in channel.fees.all()
        ]
        unique = list({repr(fee): fee for fee in fees}.values())
        if not unique:
            unique = [{"kind": "", "case": "", "fact": facts.missing(self.ask)}]
        return {"time": phrases.time_fact(channel, self.ask), "fees": unique, "note": channel.note.strip()}

    def _where(self):
        agencies = []
        for row in self.roles.get(Role.IMPLEMENTING, ()):
            agency = row.identity.agency
            agencies.append(
                {
                    "name": one_line(row.identity.name),
                    "url": agency.get_absolute_url() if agency else "",
                    "phone": agency.phone if agency else "",
                    "address": agency.address if agency else "",
                }
            )
        unique = list({repr(agency): agency for agency in agencies}.values())
        return {
            "agencies": unique,
            "address": facts.known_or_missing(self.procedure.receiving_address, self.ask),
            "non_territorial": self.procedure.is_non_territorial,
        }

    def _returns(self):
        values = dict.fromkeys(row.value for row in self.procedure.return_methods.all() if row.value)
        return [str(phrases.RETURNS.get(value, value)) for value in values]

    def _requirements(self):
        text = self.procedure.requirements.strip()
        if not text:
            return facts.missing(self.ask)
        return facts.none(text) if fold(text) in _NO_CONDITIONS else facts.value(text)

    def _decision(self):
        procedure = self.procedure
        return {
            "number": procedure.decision_number.strip(),
            "on": _day(procedure.decision_at),
            "issuer": one_line(procedure.decision_issuer.name or "") if procedure.decision_issuer else "",
            "published_on": _day(procedure.decision_published_at),
        }

    def _names(self, role):
        return list(dict.fromkeys(one_line(row.identity.name) for row in self.roles.get(role, ())))

    def _stale(self):
        age = (self.today - timezone.localdate(self.procedure.compared_at)).days
        return next((colour for colour, days in _STALE_DAYS if age > days), "")

    def _twin(self, twin):
        issuer = one_line(twin.decision_issuer.name or "") if twin.decision_issuer else ""
        return {"title": plain_title(twin), "url": twin.get_absolute_url(), "issuer": issuer}

    def _withdrawn(self):
        if not self.procedure.withdrawn_on:
            return None
        new = self.guide.replaced_by if self.guide else None
        replacement = {"title": plain_title(new), "url": new.get_absolute_url()} if new else None
        return {"on": self.procedure.withdrawn_on, "replacement": replacement}

    def _notice(self, online):
        if self.procedure.is_full_online and not online:
            return _(
                "The national record calls this fully online but names no online way of filing. Ask before you go."
            )
        return ""

    def _signature(self):
        decision = self.procedure.decision_number.strip()
        return Signature(
            "national", decision, _day(self.procedure.decision_at), timezone.localdate(self.procedure.compared_at)
        )

    def _province_signature(self):
        if not self.guide:
            return None
        return Signature("province", as_of=_day(self.guide.last_published_at))

    def _structured_data(self, title):
        """schema.org GovernmentService (F1) as JSON that is safe inside a script element."""
        procedure = self.procedure
        data = {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "name": title,
            "alternateName": procedure.official_name,
            "identifier": procedure.code,
            "url": settings.BASE_URL + procedure.get_absolute_url(),
            "inLanguage": "vi",
            "serviceOperator": [
                {"@type": "GovernmentOrganization", "name": agency["name"]} for agency in self._where()["agencies"]
            ],
            "audience": [
                {"@type": "Audience", "audienceType": audience.name} for audience in procedure.audiences.all()
            ],
            "serviceOutput": [{"@type": "Thing", "name": row.name.strip()} for row in procedure.outputs.all()],
        }
        return json_ld(data)


def _grouped(rows, key):
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _day(moment):
    return timezone.localdate(moment) if moment else None
