"""Strings that lead from room to room: addresses, templates, template tags and models are named without an import.

Imports are held by import-linter; this finds what it cannot see. `upward()` yields every name in a lower room that
belongs to an upper or to a neighbouring one.
"""

import re
from pathlib import Path

from django.apps import apps
from django.template.engine import Engine
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

ROOT = Path(__file__).resolve().parent.parent
FLOORS = (
    ("portal", "demo", "upkeep"), ("home",), ("figures",), ("watch", "feedback", "doors"),
    ("catalogue", "news", "plans"),
    ("agencies",), ("search",), ("core",),
)  # fmt: skip
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
_CODE = {
    "address": re.compile(r"""(?:reverse|reverse_lazy|redirect)\(\s*["']([\w:]+)["']"""),
    "template": re.compile(r"""["']((?:jinja2/)?[\w/]+\.(?:html|txt))["']"""),
    "model": re.compile(r"""["'](\w+\.[A-Z]\w+|\w+\.(?:view|add|change|delete|answer|approve|publish)_\w+)["']"""),
}
_TEMPLATE = {
    "address": re.compile(r"""{%\s*url\s+["']([\w:]+)["']"""),
    "template": re.compile(r"""{%\s*(?:include|extends|import|from)\s+["']([\w/]+\.(?:html|txt))["']"""),
    "tags": re.compile(r"""{%\s*load\s+([\w ]+?)\s*%}"""),
    "model": re.compile(r"""perms\.(\w+\.\w+)"""),
}

_MENU = "the menu, the header or the footer of every page leads there"
_USEFUL = "the form under a page that asks whether it was useful"
# Every name that leads up or aside, with its reason; whoever adds one writes it down here.
ALLOWED = {
    ("agencies", "address", "news"): "an agency's page leads to the news narrowed to it",
    ("catalogue", "tags", "usefulness"): _USEFUL,
    ("core", "address", "agencies"): _MENU,
    ("core", "address", "desks"): _MENU,
    ("core", "address", "life_events"): _MENU,
    ("core", "address", "news_guide"): "the admin's help menu leads to the guide for editors",
    ("core", "address", "official_channels"): _MENU,
    ("core", "address", "procedure_suggestions"): "the search box of every page suggests procedures",
    ("core", "address", "procedures"): _MENU,
    ("core", "address", "related_links"): _MENU,
    ("core", "address", "site_map"): _MENU,
    ("core", "address", "track_filing"): _MENU,
    ("core", "address", "site_search"): "the search box of every page leads there",
    ("core", "address", "site_suggestions"): "the search box of every page suggests whatever the portal holds",
    ("core", "tags", "alerts"): "every page pins the alerts of the newsroom",
    ("core", "tags", "notices"): "every page shows the notices of suspension",
    ("news", "model", "home.HomePage"): "sections of news stand below the front page",
    ("news", "tags", "usefulness"): _USEFUL,
    ("plans", "address", "coverage"): "the leaders' board leads to the coverage report",
    ("plans", "model", "figures.view_coverage"): "the leaders' board leads to the report for whoever may read it",
    ("plans", "model", "home.HomePage"): "the list of plans stands below the front page",
    ("plans", "tags", "usefulness"): _USEFUL,
}


def upward():
    """Yield (room, kind, name) of each name that leads up or aside, once."""
    found = set()
    for path in sorted(_files()):
        room = _room_of(path)
        for kind, pattern in (_TEMPLATE if path.suffix != ".py" else _CODE).items():
            for match in pattern.findall(path.read_text(encoding="utf-8")):
                for name in match.split() if kind == "tags" else [match]:
                    target = _OWNERS[kind](name)
                    if target in FLOOR and target != room and FLOOR[target] <= FLOOR[room]:
                        found.add((room, kind, name))
    return sorted(found)


def _files():
    for room in FLOOR:
        folder = ROOT / "site" / room if (ROOT / "site" / room).exists() else ROOT / room
        yield from (path for path in folder.rglob("*.py") if "migrations" not in path.parts)
    yield from (path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".txt"))


def _room_of(path):
    parts = path.relative_to(ROOT).parts
    return _template_room("/".join(parts[1:])) if parts[0] == "templates" else parts[parts[0] == "site"]


def _template_room(name):
    """The room of a template; what lies in no room's folder belongs to all, so to the ground floor."""
    first = name.removeprefix("jinja2/").partition("/")[0]
    return first if first in FLOOR else "core"


def _address_room(name):
    return _addresses().get(name)


def _addresses(patterns=None):
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found |= _addresses(pattern.url_patterns)
        elif pattern.name:
            view = getattr(pattern.callback, "view_class", pattern.callback)
            found[pattern.name] = view.__module__.partition(".")[0]
    return found


def _tags_room(name):
    return Engine.get_default().libraries.get(name, "").partition(".")[0]


def _model_room(name):
    label = name.partition(".")[0]
    return label if apps.is_installed(label) else None


_OWNERS = {"address": _address_room, "template": _template_room, "tags": _tags_room, "model": _model_room}
