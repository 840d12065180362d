"""Fees: stated, free in words, in words, set elsewhere, not provided; a 0 is never free."""

from datetime import date
from decimal import Decimal

import pytest

from catalogue.facts.money import amounts_in, read_fee, valid_to
from catalogue.models.parts import FeeState


@pytest.mark.parametrize("amount", [Decimal(0), None])
@pytest.mark.parametrize("text", ["", "   ", "--", "."])
def test_a_zero_without_words_is_not_provided(amount, text):
    assert read_fee(amount, text) == FeeState.MISSING


@pytest.mark.parametrize("text", ["", "Không thu phí", "theo quy định"])
def test_a_positive_amount_is_a_stated_fee(text):
    assert read_fee(Decimal(20_000), text) == FeeState.FIXED


@pytest.mark.parametrize("amount", [Decimal(0), None])
@pytest.mark.parametrize(
    "text",
    [
        "Không",
        "Không thu phí",
        "Miễn lệ phí",
        "MIỄN PHÍ",
        "Không có.",
        "Lệ phí: Không",
        "không mất tiền",
        "Miễn thu phí",
    ],
)
def test_words_that_say_free_make_it_free(amount, text):
    assert read_fee(amount, text) == FeeState.FREE


@pytest.mark.parametrize(
    "text",
    [
        "Miễn lệ phí cho trẻ em dưới sáu tuổi",
        "Miễn phí nếu nộp trước mùa mưa",
        "Không thu phí đối với người cao tuổi",
        "Không quy định",
        "Chưa có quy định",
        "Giảm 50% cho học sinh",
        "Miễn phí trực tuyến; trực tiếp 10.000 đồng",
    ],
)
def test_a_condition_is_never_free(text):
    assert read_fee(Decimal(0), text) != FeeState.FREE


@pytest.mark.parametrize(
    "text",
    ["Mức thu do HĐND tỉnh quyết định", "Hội đồng nhân dân quyết định", "Theo quy định", "Theo Thông tư về vườn chim"],
)
def test_a_fee_of_another_document_is_set_elsewhere(text):
    assert read_fee(Decimal(0), text) == FeeState.ELSEWHERE


@pytest.mark.parametrize("text", ["Vé lẻ: 150.000 đồng/người", "20.000đ theo quy định", "10USD/giấy", "Tùy loại vé"])
def test_amounts_in_words_are_a_fee_in_words(text):
    assert read_fee(Decimal(0), text) == FeeState.TEXT


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("20.000 đồng", [20_000]),
        ("150,000 VNĐ/vé, 4.000 đ", [150_000, 4_000]),
        ("17,5 triệu đồng", [17_500_000]),
        ("50 nghìn đồng; 30 ngàn đồng", [50_000, 30_000]),
        ("1.250.000đ", [1_250_000]),
        ("500 vnd", [500]),
        ("10 USD, 5$ hay 50%", []),
        ("Đêm 12 chim về", []),
        ("", []),
    ],
)
def test_a_text_names_its_amounts_of_dong(text, amounts):
    assert amounts_in(text) == [Decimal(amount) for amount in amounts]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Giảm giá đến hết ngày 31/12/2026", date(2026, 12, 31)),
        ("đến 1-7-2027", date(2027, 7, 1)),
        ("đến hết ngày 30/06/2026, rồi đến ngày 31/12/2026", date(2026, 12, 31)),
        ("đến hết ngày 31/02/2026", None),
        ("từ ngày 01/01/2026", None),
        ("", None),
    ],
)
def test_a_time_boxed_fee_names_its_last_day(text, day):
    assert valid_to(text) == day
