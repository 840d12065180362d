"""The paths of life events as readers see them: the steps whose procedures are in force, in their order."""

from dataclasses import dataclass
from itertools import dropwhile
from typing import NamedTuple

from django.urls import reverse

from catalogue.models import EventGuide, Procedure
from core.language.text import lines, vietnamese_slug
from core.web.cache import Lasting
from search.retrieval.snapshot import documents_version

# So many steps of what may come next stand on a procedure's page.
_NEXT = 3


@dataclass(frozen=True)
class PathStep:
    """A step: its `place` in the path, `url` and `key` of its procedure ("" where it is none)."""

    place: int
    title: str
    full_title: str
    code: str
    url: str
    key: str
    note: str
    cases: tuple
    is_bundle: bool
    is_bundled: bool
    is_alternative: bool
    is_optional: bool

    @property
    def anchor(self):
        """Where it stands on the page of its event."""
        return f"buoc-{self.place}"

    @property
    def is_usual(self):
        """Whether most people take it by itself."""
        return not (self.is_bundle or self.is_alternative or self.is_optional)

    def concerns(self, case):
        """Whether somebody in this case takes the step; without a case everybody's steps are meant."""
        return not case or not self.cases or case in self.cases


@dataclass(frozen=True)
class Path:
    """A life event with its steps; none of them is a procedure where nothing is in force yet."""

    slug: str
    name: str
    kind: str
    summary: str
    afterwards: tuple
    steps: tuple

    @property
    def url(self):
        """Its page."""
        return reverse("life_event", args=[self.slug])

    @property
    def cases(self):
        """The cases that readers choose among, in the order of the steps."""
        return list(dict.fromkeys(case for step in self.steps for case in step.cases))

    @property
    def procedures(self):
        """The steps that are procedures."""
        return [step for step in self.steps if step.url]


def case_slug(case):
    """A case in an address."""
    return vietnamese_slug(case)


class InForce(NamedTuple):
    """What a link to a procedure needs; `key` is its national id."""

    code: str
    slug: str
    key: str
    title: str

    @property
    def url(self):
        """Its page."""
        return reverse("procedure", args=[self.code, self.slug])


def _read_paths():
    """{slug of an event: its Path} of the published guides, in three queries."""
    guides = list(EventGuide.objects.filter(live=True).select_related("event").prefetch_related("steps"))
    known = in_force({step.code for guide in guides for step in guide.steps.all() if step.code})
    paths = [_path(guide, known) for guide in guides]
    return {path.slug: path for path in paths if path.procedures}


_paths_of = Lasting(lambda _version: _read_paths())


def paths():
    """{slug of an event: its Path}; guides, procedures and names of events write documents when they change."""
    return _paths_of(documents_version())


def in_force(codes):
    """{code: InForce} of those that citizens can use; of several of one code the first that was recorded."""
    rows = Procedure.objects.in_force().filter(code__in=codes, is_internal=False).order_by("-pk")
    named = rows.values_list("code", "slug", "national_id", "official_name", "guide__live", "guide__title")
    return {
        code: InForce(code, slug, key, title if live and title else name)
        for code, slug, key, name, live, title in named
    }


def _path(guide, known):
    rows = sorted(guide.steps.all(), key=lambda row: (not row.is_bundle, row.sort_order or 0, row.pk))
    shown = [row for row in rows if not row.code or row.code in known]
    steps = [_step(row, known.get(row.code), place) for place, row in enumerate(shown, 1)]
    event = guide.event
    return Path(event.slug, event.name, event.kind, guide.summary, tuple(lines(guide.afterwards)), tuple(steps))


def _step(row, procedure, place):
    return PathStep(
        place=place,
        title=row.title,
        full_title=procedure.title if procedure else row.title,
        code=row.code,
        url=procedure.url if procedure else "",
        key=procedure.key if procedure else "",
        note=row.note,
        cases=tuple(row.case_list),
        is_bundle=row.is_bundle,
        is_bundled=row.is_bundled,
        is_alternative=row.is_alternative,
        is_optional=row.is_optional,
    )


def _read_next():
    """{code: [{event, url, steps}]}: what comes after a procedure, in each life event that it is a step of."""
    following = {}
    for path in paths().values():
        for place, step in enumerate(path.steps):
            if step.code and (after := _after(path, place)):
                found = {"event": path.name, "url": path.url, "steps": after}
                following.setdefault(step.code, []).append(found)
    return following


_next_of = Lasting(lambda _version: _read_next())


def next_steps(code):
    """[{event, url, steps}] after the procedure of a code: at most three PathSteps in each of its life events."""
    return _next_of(documents_version()).get(code, [])


def _after(path, place):
    """What somebody who took the step takes next: not what it did already or stood for, nor what is for others."""
    taken = path.steps[place]
    rest = list(dropwhile(lambda step: step.is_alternative, path.steps[place + 1 :]))
    if taken.is_bundle:
        rest = [step for step in rest if not step.is_bundled]
    return [step for step in rest if not step.is_bundle and _goes_with(taken, step)][:_NEXT]


def _goes_with(taken, step):
    return not taken.cases or not step.cases or bool(set(taken.cases) & set(step.cases))


def short_titles():
    """{code: the short title of its step}: how people call a procedure in two to six words."""
    return {step.code: step.title for path in paths().values() for step in path.steps if step.code}
