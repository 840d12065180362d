"""Figures that are counted in the catalogue itself: what exactly is counted, over which procedures, which they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from urllib.parse import urlencode

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, Max, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.rows.prepared import Prepared

from .models import AreaGroup, Procedure, ReturnMethod, SubmissionChannel
from .models.parts import Method, TimeState, TimeUnit
from .models.procedure import ServiceMode
from .phrases import TIERS

_TENTH = Decimal("0.1")
_TIER_FLAGS = {"commune": "is_for_commune", "province": "is_for_province"}


def _is_full():
    return ExpressionWrapper(Q(service_mode=ServiceMode.FULL), BooleanField())


def _is_online():
    return Exists(_channels().filter(method=Method.ONLINE))


def _is_posted():
    return Exists(ReturnMethod.objects.filter(procedure=OuterRef("pk"), value="AT_HOME"))


def _has_limit():
    return Exists(_limits())


def _limits():
    return _channels().filter(time_state=TimeState.VALUE, time_unit=TimeUnit.WORKING_DAY)


def _channels():
    return SubmissionChannel.objects.filter(procedure=OuterRef("pk")).order_by()


@dataclass(frozen=True)
class Figure:
    """A share in percent of the procedures to which `rule()` applies, or with `is_mean` the mean of their working days.

    `how` says what is counted; `facets` list it in the catalogue, where facets can.
    """

    key: str
    label: str
    unit: str
    how: str
    rule: Callable[[], Exists | ExpressionWrapper]
    facets: tuple[tuple[str, str], ...] = ()
    is_mean: bool = False


@dataclass(frozen=True)
class Measurement:
    """A Figure on a day: `numerator` of `denominator` procedures, or working days in all; no value of no procedures."""

    value: Decimal | None
    numerator: int | Decimal
    denominator: int
    on: date
    how: str
    query: str


_ALL = (
    Figure(
        "toan-trinh",
        gettext_lazy("Share of procedures offered fully online"),
        "%",
        gettext_lazy("Procedures whose national record says that the whole procedure is done online."),
        _is_full,
        (("hinh-thuc", ServiceMode.FULL),),
    ),
    Figure(
        "truc-tuyen",
        gettext_lazy("Share of procedures that can be filed online"),
        "%",
        gettext_lazy("Procedures whose national record names at least one way of filing online."),
        _is_online,
        (("cach-nop", Method.ONLINE),),
    ),
    Figure(
        "tra-ket-qua-buu-chinh",
        gettext_lazy("Share of procedures whose result is sent by post"),
        "%",
        gettext_lazy(
            "Procedures whose national record names the return of the result to the citizen's address; "
            "a record that does not say how the result comes back counts as none."
        ),
        _is_posted,
    ),
    Figure(
        "so-ngay-lam-viec-binh-quan",
        gettext_lazy("Mean legal time of a procedure in working days"),
        gettext_lazy("days"),
        gettext_lazy(
            "For each procedure the longest time limit of its ways of filing that is stated in working days; "
            "procedures without one are left out."
        ),
        _has_limit,
        is_mean=True,
    ),
)
FIGURES = {figure.key: figure for figure in _ALL}


def areas():
    """[(slug, name)] of the groups of areas that a figure may be counted in."""
    return list(AreaGroup.objects.values_list("slug", "name"))


def measure(key, area="", tier=""):
    """The Measurement of a figure today, over a group of areas and a tier where given; never better than it is."""
    figure, procedures = FIGURES[key], _looked_at(key, area, tier)
    if figure.is_mean:
        longest = _limits().values("procedure").annotate(longest=Max("time_amount")).values("longest")
        found = procedures.annotate(days=Subquery(longest)).aggregate(counted=Sum("days"), all=Count("pk"))
    else:
        found = procedures.aggregate(counted=Count("pk", filter=Q(figure.rule())), all=Count("pk"))
    counted, every = found["counted"] or 0, found["all"]
    return Measurement(
        value=_value(figure, counted, every) if every else None,
        numerator=counted,
        denominator=every,
        on=timezone.localdate(),
        how=_how(figure, area, tier),
        query=_query(figure, area, tier),
    )


def concerned(key, area="", tier="", start=0, end=50):
    """(total, [{title, url, counted}]) of the procedures that a figure looks at, those not counted yet first."""
    procedures = _looked_at(key, area, tier)
    rows = procedures.annotate(is_counted=FIGURES[key].rule()).select_related("guide")
    shown = rows.order_by("is_counted", "code", "pk")[start:end]
    things = [{"title": row.title, "url": row.get_absolute_url(), "counted": bool(row.is_counted)} for row in shown]
    return procedures.count(), things


def looks_at(national_id, figures: Iterable[tuple[str, str, str]]):
    """For each (key, area, tier) whether the figure looks at the procedure, reached by it or not."""
    found = next(iter(_scope_of(national_id)), None)
    return [bool(found) and _is_inside(found, key, area, tier) for key, area, tier in figures]


def _where_it_counts(national_id):
    means = {f"has_{key}": figure.rule() for key, figure in FIGURES.items() if figure.is_mean}
    columns = (*means, *_TIER_FLAGS.values(), "area__group__slug")
    return _in_scope("", "").filter(national_id=national_id).order_by().annotate(**means).values(*columns)


_scope_of = Prepared(_where_it_counts, str)


def _is_inside(found, key, area, tier):
    """A mean leaves out what has no value."""
    inside = (not area or found["area__group__slug"] == area) and (not tier or found[_TIER_FLAGS[tier]])
    return inside and found.get(f"has_{key}", True)


def _in_scope(area, tier):
    """The procedures for citizens that are in force."""
    wanted = {"is_internal": False}
    wanted |= {"area__group__slug": area} if area else {}
    wanted |= {_TIER_FLAGS[tier]: True} if tier else {}
    return Procedure.objects.in_force().filter(**wanted)


def _looked_at(key, area, tier):
    """A share looks at every procedure, a mean only at those that have what it is the mean of."""
    procedures = _in_scope(area, tier)
    return procedures.filter(FIGURES[key].rule()) if FIGURES[key].is_mean else procedures


def _value(figure, counted, every):
    """Rounded so that no target looks reached which is not: a share down, days up."""
    if figure.is_mean:
        return (Decimal(counted) / every).quantize(_TENTH, ROUND_UP)
    return (Decimal(100 * counted) / every).quantize(_TENTH, ROUND_DOWN)


def _how(figure, area, tier):
    sentences = [str(figure.how), _("Over the procedures in force, without those between agencies.")]
    if area:
        name = AreaGroup.objects.filter(slug=area).values_list("name", flat=True).first() or area
        sentences.append(_("Area: %(area)s.") % {"area": name})
    if tier:
        sentences.append(_("Tier: %(tier)s.") % {"tier": TIERS[tier]})
    return " ".join(sentences)


def _query(figure, area, tier):
    """The list of what is counted; "" where no facet tells it."""
    if not figure.facets:
        return ""
    where = [("linh-vuc", f"nhom-{area}")] if area else []
    where += [("cap", tier)] if tier else []
    return f"{reverse('procedures')}?{urlencode([*where, *figure.facets])}"
