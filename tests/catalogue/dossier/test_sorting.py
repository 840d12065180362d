"""Who needs what: the cases of a dossier beside one another, and how many papers they ask for."""

from types import SimpleNamespace

import pytest

from catalogue.dossier.names import LineKind
from catalogue.dossier.sorting import PaperCount, count, for_everyone, sort, words_of
from catalogue.models import CaseKind

SUBJECT, OFFICE = "Cấp thẻ thăm vườn", "Hồ sơ Sở Vườn tược trình tỉnh"


def line(name, originals=1, copies=0):
    return SimpleNamespace(name=name, originals=originals, copies=copies)


def dossier(*cases, corrections=()):
    rows = ((name, [line(one) if isinstance(one, str) else one for one in papers]) for name, *papers in cases)
    return sort(rows, SUBJECT, dict(corrections))


def kinds(cases):
    return [(case.name, case.kind) for case in cases]


def test_a_case_alone_is_for_everyone_whatever_its_name_says():
    assert kinds(dossier(("Đối với tổ chức", "Đơn"))) == [("Đối với tổ chức", CaseKind.EVERYONE)]


def test_a_case_beside_notes_only_is_for_everyone():
    found = dossier(("Đối với tổ chức", "Đơn"), ("Lưu ý", "Mang bản gốc"), (OFFICE, "Tờ trình"))
    assert [case.kind for case in found] == [CaseKind.EVERYONE, CaseKind.NOTE, CaseKind.OFFICE]


def test_one_of_several_cases_stays_a_condition():
    found = dossier(("", "Đơn"), ("Đối với tổ chức", "Giấy giới thiệu"))
    assert [case.kind for case in found] == [CaseKind.EVERYONE, CaseKind.CONDITION]


def test_a_note_alone_stays_a_note():
    (alone,) = dossier(("Lưu ý", "Đơn"))
    assert alone.kind == CaseKind.NOTE


def test_a_heading_over_nothing_is_a_note_and_nothing_at_all_is_left_out():
    assert kinds(dossier(("Đối với tổ chức",), ("",), ("", line(" \n")))) == [("Đối với tổ chức", CaseKind.NOTE)]


def test_notes_for_everyone_are_notes():
    found = dossier(("", line("Số lượng hồ sơ: 02 bộ")), ("Giấy tờ phải nộp", "Đơn"))
    assert [case.kind for case in found] == [CaseKind.NOTE, CaseKind.EVERYONE]


@pytest.mark.parametrize("kind", list(CaseKind))
def test_what_an_editor_says_stands_above_the_rules(kind):
    (alone,) = dossier(("* Giấy tờ PHẢI nộp:", "Đơn"), corrections={"giay to phai nop": kind}.items())
    assert alone.kind == kind


def test_every_line_under_a_note_is_a_note_and_every_paper_under_the_offices_is_the_offices():
    note, office = dossier(("Lưu ý", "Đơn"), (OFFICE, "Đơn", "Lưu ý: mẫu 2"), ("", "Ảnh"))[:2]
    assert [kind for kind, _row in note.lines] == [LineKind.NOTE]
    assert [kind for kind, _row in office.lines] == [LineKind.OFFICE, LineKind.NOTE]


def test_no_line_is_lost():
    found = dossier(("", "Đơn", "Lưu ý: a"), ("Lưu ý", "b"), ("Đối với c", "d"), (OFFICE, "e"))
    assert words_of(found) == ["Đơn", "Lưu ý: a", "b", "d", "e"]


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([("", "Đơn", "Ảnh", "Thẻ")], (3, False, 0, 0)),
        ([("", "Đơn", "Lưu ý: a", line("(aside)", 0), "Dự thảo Quyết định")], (1, False, 0, 0)),
        ([("Giấy tờ phải nộp", "Đơn"), ("Giấy tờ phải xuất trình", "Thẻ")], (2, False, 0, 0)),
        ([("", "Đơn"), ("Đối với tổ chức", "a", "b"), ("Đối với cá nhân", "c")], (1, True, 1, 2)),
        ([("Đối với tổ chức", *"abcde"), ("Đối với cá nhân", "f", "g"), ("Nếu vắng", "Lưu ý: a")], (0, True, 2, 5)),
        ([("", "Đơn", "Trường hợp mất thẻ: đơn trình báo")], (1, True, 0, 0)),
        ([("", "Trường hợp mất thẻ: đơn trình báo")], (0, True, 0, 0)),
        ([("Lưu ý", "a"), (OFFICE, "b")], (0, False, 0, 0)),
        ([], (0, False, 0, 0)),
        ([("", "Hồ sơ tìm vườn gồm:", "Đơn")], (1, False, 0, 0)),
        ([("", "Hồ sơ tìm vườn gồm:", "Lưu ý: a")], (1, False, 0, 0)),
        ([("", line("Đơn", None, None), line("Bản sao thẻ", 0), line("Tờ khai: 02 bản chính", 0))], (3, False, 0, 0)),
    ],
)
def test_papers_are_counted_and_nothing_else(cases, expected):
    assert count(dossier(*cases)) == PaperCount(*expected)


def test_the_papers_for_everyone_are_no_notes_and_none_of_a_case_or_of_the_office():
    all_kinds = ("", "Lưu ý: b", "Đơn", "Dự thảo Quyết định", "Ảnh")
    found = dossier(("Đối với tổ chức", "a"), all_kinds, ("Đối với cá nhân", "c"))
    assert [row.name for row in for_everyone(found)] == ["Đơn", "Ảnh"]
