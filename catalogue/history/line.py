"""One change as a citizen reads it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.language.text import one_line

from .texts import SHORT, differences, shortened

CHANGED, ADDED, REMOVED, HAPPENED = "changed", "added", "removed", "happened"


@dataclass(frozen=True)
class Line:
    """`what` changed (in words that may stand within a sentence), from `old` to `new`; either may be empty."""

    kind: str
    what: str
    old: str = ""
    new: str = ""

    @cached_property
    def heading(self):
        """The words before the colon: "Thêm giấy tờ", "Phí trực tuyến"."""
        words = {ADDED: _("Added %(what)s"), REMOVED: _("Removed %(what)s")}
        return capfirst(words.get(self.kind, "%(what)s") % {"what": self.what})

    @cached_property
    def is_long(self):
        """Whether a text is too long to be told whole."""
        return max(len(self.old), len(self.new)) > SHORT

    @cached_property
    def said(self):
        """The words after the colon; "" where the heading says it all."""
        if self.kind != CHANGED:  # what merely happened has no text
            return shortened(self.old or self.new, SHORT)
        if self.is_long:
            return _("the text changed")
        if self.old or self.new:
            return f"{one_line(self.old)} → {one_line(self.new)}"
        return _("has changed")

    @cached_property
    def differences(self):
        """What differs in a long text, a few places of it."""
        return self._differing[0] if self._is_compared else []

    @cached_property
    def more(self):
        """How many more places differ, in words."""
        count = self._differing[1] if self._is_compared else 0
        return ngettext("and %(n)s more place", "and %(n)s more places", count) % {"n": count} if count else ""

    @cached_property
    def sentence(self):
        """All of it on one line, for lists and feeds."""
        return ": ".join(filter(None, [self.heading, "; ".join(filter(None, [self.said, *self._places()]))]))

    @property
    def _is_compared(self):
        return self.kind == CHANGED and self.is_long

    @cached_property
    def _differing(self):
        return differences(self.old, self.new)

    def _places(self):
        for place in self.differences:
            if place.removed:
                yield _("removed “%(words)s”") % {"words": place.removed}
            if place.added:
                yield _("added “%(words)s”") % {"words": place.added}
        yield self.more


def changed(what, old="", new=""):
    """The Line of a fact that is another now."""
    return Line(CHANGED, what, old, new)


def added(what, new=""):
    """The Line of what is new."""
    return Line(ADDED, what, new=new)


def removed(what, old=""):
    """The Line of what is there no more."""
    return Line(REMOVED, what, old=old)


def happened(what):
    """The Line of what happened to the procedure as a whole."""
    return Line(HAPPENED, what)


def told(what, old, new):
    """The Lines of a fact that may be empty before or after: none where both texts read the same."""
    old, new = old.strip(), new.strip()
    if one_line(old) == one_line(new):
        return []
    return [changed(what, old, new) if old and new else added(what, new) if new else removed(what, old)]


def paired(old, new):
    """[(was, is)] of two lists without what both hold, each once, in order; "" where one list is shorter."""
    old, new = list(old), list(new)
    gone = [text for text in dict.fromkeys(old) if text not in new]
    come = [text for text in dict.fromkeys(new) if text not in old]
    return list(zip_longest(gone, come, fillvalue=""))
