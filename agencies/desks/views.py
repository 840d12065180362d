"""Where one goes: the desks by kind, and one desk with its hours on any day."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.models import DeskKind
from agencies.units.choice import choice, chosen_commune, shows_commune
from core.language.days import day_asked, weekday

from .cards import card, whole_card
from .finding import OF_COMMUNES, place_of, places_of_kind
from .saying import hours_words

# Nobody knows the hours of a day that is farther away.
_FARTHEST = timedelta(days=800)
# More desks of a kind than these are told by name alone.
_FEW = 3


@shows_commune
@require_safe
def desk_list(request):
    """Every desk that receives files: those of the reader's commune, then all by kind, the provincial centre first."""
    now, commune = timezone.localtime(), chosen_commune(request)
    kinds = [(kind.label, places_of_kind(kind)) for kind in DeskKind]
    near = [place for kind in OF_COMMUNES for place in places_of_kind(kind) if commune and place.serves(commune)]
    context = {
        "commune": commune,
        "living": choice(request),
        "near": [card(place, now) for place in sorted(near, key=lambda place: place.desk.name)],
        "groups": [_group(label, places, now) for label, places in kinds if places],
        "noindex": bool(request.GET),
    }
    return render(request, "agencies/desk_list.html", context)


def _group(label, places, now):
    """A few desks whole; of many the names with whether they are open, folded."""
    cards = [card(place, now) for place in places]
    return {"label": label, "desks": cards, "is_folded": len(cards) > _FEW}


@require_safe
def desk_detail(request, slug):
    """One desk; with `ngay` whether it is open on that day."""
    place = place_of(slug)
    if place is None:
        raise Http404(_("There is no desk here."))
    asked = request.GET.get("ngay", "").strip()
    context = {"desk": whole_card(place), "asked": asked, "answer": _answer(place, asked) if asked else ""}
    return render(request, "agencies/desk_detail.html", context | {"noindex": bool(asked)})


def _answer(place, asked):
    """The hours on the day that was typed, or why there is no answer."""
    day, today = day_asked(asked), timezone.localdate()
    if day is None:
        return _("“%(typed)s” is no day. Type it as day/month/year, such as 30/11/2026.") % {"typed": asked[:40]}
    if day < today:
        return _("%(day)s is over. Choose a day to come.") % {"day": f"{day:%d/%m/%Y}"}
    if day > today + _FARTHEST:
        return _("%(day)s is too far away: nobody knows the hours yet.") % {"day": f"{day:%d/%m/%Y}"}
    words = {"weekday": weekday(day), "day": f"{day:%d/%m/%Y}", "hours": hours_words(place.timetable.on(day))}
    return _("%(weekday)s %(day)s: %(hours)s.") % words
