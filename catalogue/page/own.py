"""What the province itself sets for a procedure, as its page shows it: fees, times, forms, reasons, the claim."""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.facts import saying
from catalogue.facts.own import limit_part, price_part
from catalogue.models.own_facts import PresenceReason
from core.language.text import lines

from .papers import FILE_KINDS


def own_facts(guide, today):
    """{fees, times}: [{text, decision, since, until, standing, exemptions}] of the province, or {} without a guide."""
    if not guide:
        return {}
    return {
        "fees": [_fact(row, saying.price(price_part(row)), today) for row in guide.own_fees.all()],
        "times": [_fact(row, _time(row), today) for row in guide.own_times.all()],
    }


def _time(row):
    return row.words or saying.limit(limit_part(row))


def _fact(row, text, today):
    """One row in words; `standing` is "now", "lapsed" or "coming"."""
    told = [row.case, phrases.method_label(row.method).lower() if row.method else ""]
    of = ", ".join(word for word in told if word)
    standing = "now" if row.holds(today) else "lapsed" if row.has_lapsed(today) else "coming"
    return {
        "text": f"{text} ({of})" if of else text,
        "decision": row.document_number,
        "signed_on": row.document_on,
        "since": row.valid_from,
        "until": row.valid_to,
        "standing": standing,
        "exemptions": lines(row.exemptions),
    }


def forms(guide, today):
    """{now, before}: [{name, url, kind, size, on}] of the province's forms, the replaced ones apart."""
    found = {"now": [], "before": []}
    for row in guide.forms.all() if guide else ():
        found["now" if row.is_current(today) else "before"].append(_form(row))
    return found


def _form(row):
    document = row.document
    return {
        "name": f"{row.code} {row.name}" if row.code else row.name,
        "url": document.url,
        "kind": FILE_KINDS.get(document.file_extension.lower(), document.file_extension.upper()),
        "size": filesizeformat(document.get_file_size() or 0),
        "on": row.valid_from,
    }


def presence(guide):
    """Why one must still come, with the article, as a sentence; "" where the province says nothing."""
    if not guide or not guide.presence_reason:
        return ""
    reason = PresenceReason(guide.presence_reason).label
    return _("%(reason)s (%(article)s)") % {"reason": reason, "article": guide.presence_basis}


def claim(guide, has_online, has_link, return_values, today):
    """{text, lapsed}: the province's claim of the online service with scale and day, and why it no longer holds."""
    row = next(iter(guide.level_claims.all()), None) if guide else None
    if row is None:
        return None
    row.guide = guide
    words = {"label": row.get_mode_display(), "scale": row.scale, "day": date_format(row.checked_on, "d/m/Y")}
    remote = bool({"AT_HOME", "ONLINE"} & set(return_values))
    return {
        "text": _("%(label)s by the scale of %(scale)s, checked on %(day)s") % words,
        "lapsed": str(row.lapsed_because(has_online, has_link, remote, today)),
    }
