"""Whom to ask: an office of this province that has a phone number, never an embassy and never the name of a group."""

from core.facts import Office, hotline
from core.web.cache import Cached

from .models import Agency, Tier

# Who sits in this province; a ministry does not.
_HERE = (Tier.PROVINCE, Tier.COMMUNE, Tier.OTHER)


def office_to_ask(agencies):
    """The Office of the first of these agencies that can be called here, else the one that answers for all, or None."""
    here = (agency for agency in agencies if agency and agency.phone and agency.tier in _HERE)
    chosen = next(here, None)
    return _office(chosen) if chosen else answering_office() or hotline()


def _office(agency):
    return Office(str(agency), agency.get_absolute_url(), agency.phone)


def _read_answering():
    chosen = Agency.objects.filter(answers_questions=True).exclude(phone="").first()
    return _office(chosen) if chosen else None


answering_office = Cached(_read_answering)
