"""A plan as its page shows it: finished objects, a fixed number of queries."""

import re

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from agencies.models import LegalAct
from core.language.glossary import explained
from core.language.text import free_slug, one_line, vietnamese_slug
from core.prose.choosers import loaded
from core.prose.media import file_facts
from core.prose.walk import plain_text
from core.rows.prepared import Prepared
from search.models import SearchDocument
from search.sections import related_by_section

from ..models import PlanPage, PlanVersion, RelatedDocument, Relation
from ..standing.cache import all_plans
from ..standing.overview import overview, plan_standing
from ..standing.standings import standings
from .rows import target_rows

_HEADING = re.compile(r"<h([23])([^>]*)>(.*?)</h\1>", re.DOTALL)
_NEWS = 5
_versions = Prepared(lambda plan: PlanVersion.objects.filter(plan=plan), int)
_cited = Prepared(lambda plan: LegalAct.objects.filter(plan_bases__plan=plan).order_by("plan_bases__sort_order"), int)
_STORED = {
    "older": Prepared(lambda plan: Relation.objects.filter(plan=plan), int),
    "related_documents": Prepared(lambda plan: RelatedDocument.objects.filter(plan=plan), int),
}


def present_public(plan):
    """The context of a public plan as of today, from the overview of all; one published a moment ago is read alone."""
    known = next((standing for standing in all_plans() if standing.plan.pk == plan.pk), None)
    return _present(known or overview(PlanPage.objects.filter(pk=plan.pk))[0], timezone.localdate())


def present(plan, version=None, on=None):
    """The context `plan` of plans/plan_page.html as of a day; `version` is the older one that is shown, if any."""
    on = on or timezone.localdate()
    _fill_days(plan, on)
    return _present(plan_standing(plan, standings([plan], on)[plan.pk], on), on, version)


def _present(standing, on, version=None):
    plan, found = standing.plan, standing.found
    files = [plan.signed_file_id] if plan.signed_file_id else []
    with loaded(plan.body, files=files) as library:
        words = plain_text(plan)
        body, contents = _anchored("".join(str(block.render()) for block in plan.body))
    versions = _versions(plan.pk) if plan.pk else []
    return {
        "page": plan,
        "heading": plan.heading,
        "standing": standing,
        "phases": _phases(plan, found),
        "body": body,
        "contents": contents,
        "file": _file(plan, library),
        "glossary": explained(words),
        "bases": _acts(plan),
        "procedures": _procedures(plan),
        "versions": versions,
        "version": version,
        "published_on": timezone.localdate(versions[-1].approved_at) if versions else None,
        "related": related_by_section("plan", plan.pk, _NEWS) if plan.pk else [],
        "on": on,
    } | _around(plan, on)


def _fill_days(plan, on):
    """A draft may lack days still: so that it can be looked at, each missing one is the one next to it."""
    plan.starts_on = plan.starts_on or plan.ends_on or on
    plan.ends_on = plan.ends_on or plan.starts_on
    for target in plan.targets.all():
        target.plan, target.due_on = plan, target.due_on or plan.ends_on


def _phases(plan, found):
    """[{starts_on, ends_on, orientation, groups: [{name, rows}]}] in the order of time; then what fits none."""
    phases = [
        {"starts_on": first, "ends_on": last, "orientation": words, "groups": _groups(found, first, last)}
        for first, last, words in plan.phases_or_period()
    ]
    return [phase for phase in phases if phase["groups"] or phase["orientation"]]


def _groups(found, first, last):
    groups = {}
    for standing in found:
        if standing.target.due_on and first <= standing.target.due_on <= last:
            groups.setdefault(standing.target.group, []).append(standing)
    return [{"name": name, "rows": target_rows(standings)} for name, standings in groups.items()]


def _anchored(html):
    """(the text with an anchor on each heading, [{level, id, title}] of the headings)."""
    contents, taken = [], set()

    def anchor(match):
        level, attributes, inner = match.groups()
        title = one_line(strip_tags(inner))
        slug = free_slug(f"muc-{vietnamese_slug(title, 60)}", taken)
        taken.add(slug)
        contents.append({"level": level, "id": slug, "title": title})
        return f'<h{level} id="{slug}"{attributes}>{inner}</h{level}>'

    return mark_safe(_HEADING.sub(anchor, html)), contents


def _file(plan, library):
    """The signed file with its SHA-256 at the approval; `is_changed` when the library holds another one by now."""
    document = library["files"].get(plan.signed_file_id)
    facts = file_facts(document)
    is_changed = bool(plan.signed_name and document) and document.file.name != plan.signed_name
    return facts and facts | {"sha256": plan.signed_sha256, "is_changed": is_changed}


def _rows(plan, name):
    """The rows of a plan's content: those at hand in a draft or an older version, else the stored ones."""
    rows = getattr(plan, name).all()
    return _STORED[name](plan.pk) if isinstance(rows, QuerySet) else rows


def _acts(plan):
    rows = plan.bases.all()
    if isinstance(rows, QuerySet):
        return _cited(plan.pk)
    cited = [row.act_id for row in rows]
    acts = LegalAct.objects.in_bulk(cited)
    return [acts[pk] for pk in cited if pk in acts]


def _procedures(plan):
    named = [row.document_id for row in _rows(plan, "related_documents")]
    rows = SearchDocument.objects.filter(pk__in=named, is_removed=False).values("title", "url") if named else []
    return [{"name": row["title"], "url": row["url"]} for row in rows]


def _around(plan, on):
    """The plans that it replaces or amends, and those that replace or amend it, on a day or later on."""
    kinds = {row.former_id: row.kind for row in _rows(plan, "older")}
    former = PlanPage.objects.live().filter(pk__in=kinds).only("kind", "number", "url_path") if kinds else []
    newer = [row for row in plan.newer.all() if row.plan.live] if plan.pk else []
    replaces = Relation.Kind.REPLACES
    return {
        "replaces": [row for row in former if kinds[row.pk] == replaces],
        "amends": [row for row in former if kinds[row.pk] != replaces],
        "replaced_by": [row.plan for row in newer if row.kind == replaces and row.plan.takes_effect_on <= on],
        "amended_by": [row.plan for row in newer if row.kind != replaces and row.plan.takes_effect_on <= on],
        "replaced_later_by": [row.plan for row in newer if row.kind == replaces and row.plan.takes_effect_on > on],
        "amended_later_by": [row.plan for row in newer if row.kind != replaces and row.plan.takes_effect_on > on],
    }
