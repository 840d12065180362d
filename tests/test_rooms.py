"""No room knows the rooms above it: not by an import of its hooks or commands, not by a name in a string."""

import pytest
from grimp import build_graph

from tests import rooms


def test_names_in_strings_lead_down_but_for_those_that_are_listed_with_a_reason():
    assert set(rooms.upward()) == set(rooms.ALLOWED)


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("address", 'reverse("plan_board")', "plan_board"),
        ("template", 'render(request, "home/site_map.html")', "home/site_map.html"),
        ("model", 'ForeignKey("watch.ScanRun")', "watch.ScanRun"),
    ],
)
def test_a_name_that_leads_up_is_found(monkeypatch, tmp_path, kind, text, name):
    planted = tmp_path / "search" / "planted.py"
    planted.parent.mkdir()
    planted.write_text(text)
    monkeypatch.setattr(rooms, "ROOT", tmp_path)
    monkeypatch.setattr(rooms, "_files", lambda: [planted])
    assert rooms.upward() == [("search", kind, name)]


@pytest.fixture(scope="module")
def imports():
    """The graph of all imports."""
    return build_graph(*rooms.FLOOR, include_external_packages=False, cache_dir=None)


def test_hooks_and_commands_are_leaves(imports):
    leaves = [module for module in imports.modules if ".wagtail_hooks" in module or ".management" in module]
    assert len(leaves) > 20
    for module in leaves:
        above = {by for by in imports.find_modules_that_directly_import(module) if ".management" not in by}
        assert above == set(), module


_PRESENTATION = {"panels", "preflight", "presenter", "publishing", "page_types", "views", "wagtail_hooks", "offers"}
# What a model may know of them: where a page's surroundings are looked up, and which figures the catalogue counts.
_NAMED_BY_MODELS = {"core.page_types", "catalogue.offers"}


def test_models_import_no_presentation(imports):
    for module in imports.modules:
        if ".models" in module:
            known = imports.find_modules_directly_imported_by(module) - _NAMED_BY_MODELS
            assert not any(set(name.split(".")[1:]) & _PRESENTATION for name in known), module
