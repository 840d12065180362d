"""Sections of lists whose items have a name: results, agencies, legal acts, whom it is for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agencies.models import act_key
from agencies.names import name_key
from core.language.text import one_line

from ..line import added, changed, removed, told
from ..paths import items
from ..texts import shortened
from .limits import time_of


@dataclass(frozen=True)
class Names:
    """The items of one or more lists by their names; two spellings of one name are one."""

    what: str
    lists: tuple
    words: Callable = lambda item: item.get("name", "")
    key: Callable = name_key
    keys: tuple = ("name",)
    is_single: bool = False  # a list of one: another name is a change, whatever its id

    @property
    def leaves(self):
        """The leaves that it reads."""
        return tuple(f"{name}[].{key}" for name in self.lists for key in self.keys)

    def lines(self, before, after):
        """What changed between two records."""
        was, now = self._named(before), self._named(after)
        gone = {key: item for key, item in was.items() if key not in now}
        come = {key: item for key, item in now.items() if key not in was}
        return self._renamed(gone, come) + [
            *(removed(str(self.what), text) for text, _name in gone.values()),
            *(added(str(self.what), text) for text, _name in come.values()),
        ]

    def _named(self, record):
        """{key: (words, name of the item in the record)}."""
        found = {}
        for name in self.lists:
            for place, item in items(record, name):
                if words := one_line(self.words(item)):
                    found.setdefault(self.key(words), (words, place))
        return found

    def _renamed(self, gone, come):
        """The Lines of items that have another name now; they are taken out of both."""
        by_id = {place: key for key, (_words, place) in come.items() if not place.isdecimal()}
        known = [(key, by_id[place]) for key, (_words, place) in gone.items() if place in by_id]
        if self.is_single and not known and len(gone) == len(come) == 1:
            known = [(*gone, *come)]
        return [changed(str(self.what), gone.pop(was)[0], come.pop(now)[0]) for was, now in known]


def _act_words(item):
    """A legal act as it is cited: number and title."""
    return " – ".join(filter(None, [one_line(item.get("code", "")), one_line(item.get("name", ""))]))


def _act_of_words(words):
    number, _dash, title = words.partition(" – ")
    return act_key(number, title)


@dataclass(frozen=True)
class Acts(Names):
    """The legal basis; a number under another id or spelling is the same act."""

    words: Callable = _act_words
    key: Callable = _act_of_words
    keys: tuple = ("code", "name")

    def _renamed(self, gone, come):
        return []


@dataclass(frozen=True)
class Services(Names):
    """The cases to choose from when filing online, each with its own time limit."""

    @property
    def leaves(self):
        """The leaves that it reads."""
        return (*super().leaves, *(f"{name}[].processingDay.{key}" for name in self.lists for key in ("qty", "type")))

    def lines(self, before, after):
        """What changed between two records."""
        return super().lines(before, after) + [line for name in self.lists for line in _times(name, before, after)]


def _times(name, before, after):
    """What changed of the time limits of the items that are the same."""
    was = dict(items(before, name))
    for place, item in items(after, name):
        if place in was:
            what = _("time limit of “%(name)s”") % {"name": shortened(item.get("name", ""))}
            yield from told(what, _time(was[place]), _time(item))


def _time(item):
    limit = item.get("processingDay", {})
    return time_of(limit.get("qty"), limit.get("type", ""))
