"""A procedure as its page shows it: finished objects, most important first; the template asks and decides nothing."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.units.choice import replaced
from catalogue import phrases
from catalogue.events.paths import next_steps
from catalogue.facet_labels import area_slug
from catalogue.facts import fee_of, time_of
from catalogue.facts.known import PROVINCE
from catalogue.facts.sources import sources_of
from catalogue.history.log import links, newest
from catalogue.models.parts import Role
from catalogue.submission import national_url, submission
from catalogue.visit.today import due_today
from core.web.sharing import share

from . import own, papers, sources
from .bodies import Bodies
from .channels import channel_groups, online_help, returns
from .loading import live_guide, plain_title
from .strip import mode, strip
from .structured_data import structured_data

_PETITION_URL = "https://dichvucong.gov.vn/phan-anh-kien-nghi"


class Presenter:
    """Builds the `record` of catalogue/procedure_detail.html."""

    def __init__(self, procedure, twins, today, commune=None):
        self.procedure, self.twins, self.today, self.commune = procedure, twins, today, commune
        self.guide = live_guide(procedure)
        self.sources = sources_of(procedure, self.guide)
        self.channels = self.sources.channels
        self.fee, self.time = fee_of(self.sources, today), time_of(self.sources, today)
        self.bodies = Bodies(procedure)
        self.receiving = self.bodies.receiving(procedure, commune)
        self.where = self.bodies.where(procedure, self.receiving)
        self.has_online = any(channel.method == "ONLINE" for channel in self.channels)

    def record(self):
        """Everything that the page shows, in the order of the page."""
        return self._head() | self._visit() | self._background() | self._sources()

    def _head(self):
        """What it is and for whom."""
        procedure, title = self.procedure, plain_title(self.procedure)
        return {
            "title": title,
            "official_name": procedure.official_name if procedure.official_name != title else "",
            "code": procedure.code,
            "key": procedure.national_id,
            "summary": self.guide.summary if self.guide else "",
            "audiences": [audience.name for audience in procedure.audiences.all()],
            "tiers": ", ".join(str(phrases.TIERS[tier]) for tier in procedure.tiers),
            "area": _area(procedure.area),
            "mode": mode(procedure),
            "strip": strip(procedure, self.fee, self.time, self.bodies, self.receiving),
            "is_internal": procedure.is_internal,
            "sheet_url": _sheet_url(procedure, self.commune),
            "withdrawn": sources.withdrawn(procedure, self.guide),
            "findings_notice": self._notice(),
        }

    def _visit(self):
        """What one needs to get it done."""
        procedure, ask = self.procedure, self.bodies.ask
        return {
            "submission": submission(procedure, self.has_online, getattr(procedure, "submission_link", None)),
            "help": online_help(self.channels, self.commune),
            "track_url": reverse("track_filing"),
            "papers": papers.lists(procedure),
            "due": due_today(procedure, self.sources, timezone.now(), self._cut_off()),
            "channels": channel_groups(self.channels, ask, self.today, self._set_by_province()),
            "where": self.where,
            "before": self.bodies.before(procedure),
            "returns": returns(procedure),
            "outputs": papers.outputs(procedure),
            "requirements": papers.requirements(procedure, ask),
            "steps": [{"name": row.name.strip(), "text": row.text.strip()} for row in procedure.steps.all()],
            "tips": self.guide.tip_list if self.guide else [],
            "afterwards": self.guide.afterwards_list if self.guide else [],
            "next_steps": [] if procedure.withdrawn_on else next_steps(procedure.code),
            "presence": own.presence(self.guide),
            "claim": own.claim(
                self.guide, self.has_online, bool(national_url(procedure)), self._return_values(), self.today
            ),
            "own": own.own_facts(self.guide, self.today),
            "own_forms": own.forms(self.guide, self.today),
        }

    def _background(self):
        """What few ask for."""
        procedure = self.procedure
        return {
            "legal": sources.legal_basis(procedure),
            "decision": sources.decision(procedure),
            "competent": self.bodies.names(Role.COMPETENT),
            "coordinating": self.bodies.names(Role.COORDINATING),
            "authorized": self.bodies.names(Role.AUTHORIZED),
            "service_cases": papers.service_cases(procedure),
            "keywords": procedure.keywords.strip(),
            "note": procedure.note.strip(),
            "history": newest(procedure) | links(procedure),
            "twins": [sources.twin(twin) for twin in self.twins],
        }

    def _sources(self):
        """Where it all comes from and leads to."""
        procedure = self.procedure
        return {
            "compared_on": timezone.localdate(procedure.compared_at),
            "stale": sources.staleness(procedure, self.today),
            "old_decision": sources.old_decision(procedure, self.today),
            "national_url": national_url(procedure),
            "petition_url": _PETITION_URL,
            "signature_national": sources.national_signature(procedure),
            "signature_province": sources.province_signature(self.guide),
            "printed_url": settings.BASE_URL + procedure.get_absolute_url(),
            "share": share(settings.BASE_URL + procedure.get_absolute_url()),
            "structured_data_html": structured_data(
                procedure, plain_title(procedure), self.where["agencies"], self.fee
            ),
        }

    def _set_by_province(self):
        """Of fee and time those that the province sets."""
        return [name for name, known in (("fee", self.fee), ("time", self.time)) if known.source == PROVINCE]

    def _cut_off(self):
        """The hour of the one desk where it is handed in until which a file counts for the day; None for the law's."""
        place = self.receiving.one()
        return place.timetable.cut_off if place else None

    def _return_values(self):
        return [row.value for row in self.procedure.return_methods.all()]

    def _notice(self):
        if self.procedure.is_full_online and not self.has_online:
            return _(
                "The national record calls this fully online but names no online way of filing. Ask before you go."
            )
        return ""


def _sheet_url(procedure, commune):
    address = reverse("procedure_sheet", args=[procedure.code, procedure.slug])
    return replaced(address, commune.code) if commune else address


def _area(area):
    return area and {"name": area.name, "url": f"{reverse('procedures')}?linh-vuc={area_slug(area.name)}"}
