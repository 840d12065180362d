"""A field that a new Wagtail brings is seen before anybody relies on the rule of two persons."""

from core.approval import checks


def test_every_field_of_today_is_classified():
    assert checks.every_page_field_is_classified(None) == []


def test_a_field_that_nobody_classified_is_named(monkeypatch):
    monkeypatch.setattr(checks, "PAGE_WORDS", checks.PAGE_WORDS - {"seo_title"})
    [warning] = checks.every_page_field_is_classified(None)
    assert "seo_title" in warning.msg
    assert "core/approval/rule.py" in warning.hint
