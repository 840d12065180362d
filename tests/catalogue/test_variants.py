"""Keys of variants: cases of one procedure share one, different procedures have others, vague names none."""

import pytest

from catalogue.variants import variant_key


def of(name, area="Vườn chim"):
    return variant_key(name, area)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cấp lại thẻ ngắm chim", "Cấp đổi thẻ ngắm chim"),
        ("Đăng ký thẻ ngắm chim", "Đăng ký thẻ ngắm chim có yếu tố nước ngoài"),
        ("Cấp thẻ ngắm chim", "Cấp lại thẻ ngắm chim do bị mất"),
        ("Cấp thẻ ngắm chim (cấp xã)", "Cấp thẻ ngắm chim (cấp tỉnh)"),
        ("Thủ tục cấp thẻ ngắm chim", "Cấp thẻ ngắm chim"),
        ("Gia hạn thẻ ngắm chim", "THU HỒI THẺ NGẮM CHIM"),
        ("Cấp thẻ ngắm chim đối với trẻ em", "Cấp thẻ ngắm chim cho người già"),
        ("Cấp mới thẻ ngắm chim", "Đề nghị cấp thẻ ngắm chim lần đầu"),
    ],
)
def test_cases_of_one_procedure_are_variants(one, other):
    assert of(one) == of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Cấp thẻ ngắm chim", "Cấp thẻ nuôi chim"), ("Cấp thẻ ngắm chim", "Cấp giấy phép ngắm chim")],
)
def test_other_procedures_are_no_variants(one, other):
    assert of(one) != of(other)


def test_the_same_name_in_another_area_is_no_variant():
    assert of("Cấp thẻ ngắm chim", "Vườn chim") != of("Cấp thẻ ngắm chim", "Ao cá")


@pytest.mark.parametrize("name", ["", "Cấp lại", "Đăng ký", "Cấp đổi chim", "Cấp cho người già", "(cấp xã)", "Thủ tục"])
def test_too_little_of_a_name_has_no_variants(name):
    assert of(name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cấp giấy phép lái xe đạp", "Cấp giấy phép xe đạp"),
        ("Cấp giấy phép vận tải chim sẻ", "Cấp giấy phép vận tải cá chép"),
        ("Đăng ký mua bán tài sản chim", "Đăng ký mua bán tài sản cá"),
        ("Xây dựng khu chợ chim", "Xây dựng khu chợ cá"),
        ("Thành lập một đội chim", "Thành lập một đội cá"),
    ],
)
def test_words_that_differ_by_their_marks_from_words_left_out_stay(one, other):
    assert of(one) != of(other)
