"""The report as rows of a spreadsheet and as data for machines."""

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .figure import written


def _headings():
    first = [_("Part of the report"), _("Figure"), _("Value"), _("Out of"), "%", _("Unit")]
    return [*first, _("Scope"), _("As of"), _("State"), _("Source")]


def as_rows(report):
    """The headings, the report's figures, then its categories under the same headings."""
    yield _headings()
    for group in report.groups:
        for it in group.figures:
            yield [
                group.title, it.label, it.value, it.whole, it.share, it.unit, it.scope, it.as_of,
                "" if it.value is not None else _("No figure yet"), absolute(it.source.url),
            ]  # fmt: skip
    for it in report.categories:
        state = it.state.label if it.newest_on is None else f"{it.state.label} ({written(it.newest_on)})"
        yield [
            _("Categories"), it.name, it.articles, None, None, _("articles"), _("Public articles of the category"),
            localdate(report.at), state, absolute(it.source.url),
        ]  # fmt: skip


def absolute(url):
    """An address of ours with its host."""
    return urljoin(f"{settings.BASE_URL}/", url)


def as_data(report):
    """The report for machines: plain values, ISO days, None for what is not known, no source that needs a login."""
    return {
        "as_of": report.at.isoformat(timespec="seconds"),
        "groups": [
            {
                "key": group.key,
                "title": str(group.title),
                "note": str(group.note),
                "figures": [_figure(it) for it in group.figures],
            }
            for group in report.groups
        ],
        "categories": [_category(it) for it in report.categories],
    }


def _figure(it):
    return {
        "key": it.key,
        "definition": str(it.label),
        "scope": str(it.scope),
        "value": _plain(it.value),
        "of": it.whole,
        "percent": it.share,
        "unit": str(it.unit),
        "as_of": it.as_of.isoformat(),
        "source": None if it.source.right else absolute(it.source.url),
    }


def _category(it):
    return {
        "key": it.slug,
        "name": it.name,
        "articles": it.articles,
        "newest_on": _plain(it.newest_on),
        "review_months": it.review_months,
        "state": it.state.value,
        "definition": str(it.state.label),
        "source": absolute(it.source.url),
    }


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value
