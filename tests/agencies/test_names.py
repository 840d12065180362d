"""Whose body a name and a code tell (settings: tỉnh Phương Nam)."""

from types import SimpleNamespace

import pytest

from agencies.names import is_other_province


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("H05", "UBND tỉnh Bắc Ninh"),
        ("H05", "Tỉnh Bắc Ninh"),
        ("H26.101", "Sở Vườn tược - Thành phố Hà Nội"),
        ("", "Uỷ ban nhân dân tỉnh Bắc Ninh"),
        ("H05", None),
    ],
)
def test_another_province_is_known_by_its_code_or_its_name(code, name):
    assert is_other_province(SimpleNamespace(code=code, name=name))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("G12", "Bộ Tài chính"),
        ("H99", "UBND tỉnh Phương Nam"),
        ("H99", "Ủy ban nhân dân Tỉnh  Phương Nam."),
        ("H99.3", "Sở Vườn tược - Tỉnh Phương Nam"),
        (None, None),
        ("", ""),
    ],
)
def test_central_bodies_and_the_provinces_own_are_no_other_province(code, name):
    assert not is_other_province(SimpleNamespace(code=code, name=name))


def test_nobody_is_no_other_province():
    assert not is_other_province(None)
