"""What changed last in all procedures, in words: the log is read from its end."""

from collections import defaultdict
from itertools import islice

from django.utils.translation import ngettext

from catalogue.models import Procedure

from .log import Row, shown_changes
from .reading import FACTS, PARTS_OF_IT, Reader, Standing
from .texts import shortened

# The log is read from its end in chunks of rows, no further than this; so many moments are put into words at once.
_CHUNK, _MOST, _AT_ONCE = 200, 20_000, 6
_LENGTH = 200


def changed_last(limit):
    """[(procedure's key, moment, what changed then)] of the public procedures whose facts changed last, each once."""
    return list(islice(_told(), limit))


def _told():
    public = shown_changes().filter(procedure__is_internal=False)
    readers, told = {}, set()
    for moments in _moments(public):
        asked = {pk for pk, _at in moments} - told
        readers |= _readers(asked - readers.keys())
        rows = _rows(public, asked, {at for _pk, at in moments})
        for pk, at in moments:
            if pk not in told and (lines := readers[pk].lines(rows[pk, at])):
                told.add(pk)
                yield pk, at, _words(lines)


def _moments(public):
    """Yield lists of (procedure's key, moment), the newest first."""
    seen = set()
    for start in range(0, _MOST, _CHUNK):
        rows = list(public.values_list("procedure", "at")[start : start + _CHUNK])
        new = [moment for moment in dict.fromkeys(rows) if moment not in seen]
        seen |= set(new)
        for place in range(0, len(new), _AT_ONCE):
            yield new[place : place + _AT_ONCE]
        if len(rows) < _CHUNK:
            return


def _readers(pks):
    """{key: Reader} of these procedures, in the same queries however many."""
    procedures = Procedure.objects.filter(pk__in=pks).select_related(*FACTS).prefetch_related(*PARTS_OF_IT)
    return {procedure.pk: Reader(Standing(procedure)) for procedure in procedures} if pks else {}


def _rows(public, pks, moments):
    """{(procedure's key, moment): its Rows}."""
    rows = defaultdict(list)
    for pk, *row in public.filter(procedure__in=pks, at__in=moments).values_list("procedure", *Row._fields):
        rows[pk, row[0]].append(Row(*row))
    return rows


def _words(lines):
    """The first change, and how many more there are."""
    more = len(lines) - 1
    others = ngettext("and %(n)s more change", "and %(n)s more changes", more) % {"n": more} if more else ""
    return "; ".join(filter(None, [shortened(lines[0].sentence, _LENGTH), others]))
