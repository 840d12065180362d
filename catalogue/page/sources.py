"""Where the page's facts come from and how fresh they are: law, decision, signatures, what took its place."""

from django.utils import timezone

from core.facts import Signature
from core.language.text import one_line

from .loading import plain_title

# After so many days without a comparison the page says so (E23).
# After five years papers and offices that a decision names may be gone.
_OLD_DAYS = 5 * 365
_STALE_DAYS = (("red", 60), ("amber", 30))


def legal_basis(procedure):
    """[{number, title, url}] of the acts that the procedure cites."""
    return [
        {
            "number": one_line(row.number),
            "title": one_line(row.title),
            "url": row.act.get_absolute_url() if row.act else "",
        }
        for row in procedure.citations.all()
        if row.number.strip() or row.title.strip()
    ]


def decision(procedure):
    """{number, on, issuer, published_on} of the decision that published the procedure."""
    return {
        "number": procedure.decision_number.strip(),
        "on": _day(procedure.decision_at),
        "issuer": _issuer(procedure),
        "published_on": _day(procedure.decision_published_at),
    }


def national_signature(procedure):
    """The Signature of the national record."""
    number, compared_on = procedure.decision_number.strip(), timezone.localdate(procedure.compared_at)
    return Signature("national", number, _day(procedure.decision_at), compared_on)


def province_signature(guide):
    """The Signature of the province's own words, or None without them."""
    return Signature("province", as_of=_day(guide.last_published_at)) if guide else None


def staleness(procedure, today):
    """How long the record has not been compared: "red", "amber" or ""."""
    age = (today - timezone.localdate(procedure.compared_at)).days
    return next((colour for colour, days in _STALE_DAYS if age > days), "")


def old_decision(procedure, today):
    """The day of a decision that is so old that papers and offices may have changed since; None for others."""
    on = _day(procedure.decision_at)
    return on if on and (today - on).days > _OLD_DAYS else None


def twin(procedure):
    """{title, url, issuer} of another record of the same code."""
    return _link(procedure) | {"issuer": _issuer(procedure)}


def withdrawn(procedure, guide):
    """{on, replacement: {title, url} or None} of a withdrawn record, else None."""
    if not procedure.withdrawn_on:
        return None
    new = guide.replaced_by if guide else None
    return {"on": procedure.withdrawn_on, "replacement": _link(new) if new else None}


def _link(procedure):
    return {"title": plain_title(procedure), "url": procedure.get_absolute_url()}


def _issuer(procedure):
    return one_line(procedure.decision_issuer.name or "") if procedure.decision_issuer else ""


def _day(moment):
    return timezone.localdate(moment) if moment else None
