"""What a target's wording says is read from it, and what it does not say is never made up."""

import random
import time
import unicodedata
from decimal import Decimal

import pytest

from plans.terms import Direction, Operator
from plans.wording.parser import read_wording
from plans.wording.values import read_value

REACH, AT_LEAST, RANGE, YEARLY, DONE = Operator.REACH, Operator.AT_LEAST, Operator.RANGE, Operator.YEARLY, Operator.DONE
UP, DOWN = Direction.UP, Direction.DOWN


def said(text):
    reading = read_wording(text)
    assert reading.problem == ""
    low, high = (None if number is None else str(number) for number in (reading.low, reading.high))
    return reading.operator, low, high, reading.unit, reading.direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tối thiểu 70% hồ sơ công việc", (AT_LEAST, "70", None, "%", UP)),
        ("Ít nhất đạt 70 % hồ sơ", (AT_LEAST, "70", None, "%", UP)),
        ("không dưới 90% hồ sơ", (AT_LEAST, "90", None, "%", UP)),
        ("đạt tỷ lệ từ 95% trở lên", (AT_LEAST, "95", None, "%", UP)),
        ("trên 3 trung tâm", (AT_LEAST, "3", None, "trung tâm", UP)),
        ("≥ 70,5 phần trăm", (AT_LEAST, "70.5", None, "%", UP)),
        ("70-80% văn bản", (RANGE, "70", "80", "%", UP)),
        ("từ 80-90%", (RANGE, "80", "90", "%", UP)),
        ("từ 70% đến 80%", (RANGE, "70", "80", "%", UP)),
        ("70 – 80 %", (RANGE, "70", "80", "%", UP)),
        ("70—80%", (RANGE, "70", "80", "%", UP)),
        ("70‑80%", (RANGE, "70", "80", "%", UP)),
        ("10 đến 20 xã", (RANGE, "10", "20", "xã", UP)),
        ("giảm còn 5-10% hồ sơ trễ", (RANGE, "5", "10", "%", DOWN)),
        ("hàng năm tích hợp thêm 10-20% thủ tục", (YEARLY, "10", "20", "%", UP)),
        ("mỗi năm tăng thêm 5%", (YEARLY, "5", None, "%", UP)),
        ("Tăng 10% mỗi năm", (YEARLY, "10", None, "%", UP)),
        ("hằng năm bổ sung 12 xã", (YEARLY, "12", None, "xã", UP)),
        ("hàng năm đạt ít nhất 90%", (AT_LEAST, "90", None, "%", UP)),
        ("hàng năm nâng cao tỷ lệ, đạt 90%", (REACH, "90", None, "%", UP)),
        ("mỗi năm 10 xã", (REACH, "10", None, "xã", UP)),
        ("100% các phòng, ban", (REACH, "100", None, "%", UP)),
        ("đạt 60%", (REACH, "60", None, "%", UP)),
        ("cung cấp trực tuyến 20% thủ tục", (REACH, "20", None, "%", UP)),
        ("- 70% hồ sơ", (REACH, "70", None, "%", UP)),
        ("nâng tỷ lệ từ 60% lên 80%", (REACH, "80", None, "%", UP)),
        ("giảm 20% thời gian chờ", (REACH, "20", None, "%", UP)),
        ("giảm còn dưới 5% hồ sơ trễ hạn", (REACH, "5", None, "%", DOWN)),
        ("giảm từ 5 giờ xuống còn 4 giờ", (REACH, "4", None, "giờ", DOWN)),
        ("không quá 4 giờ", (REACH, "4", None, "giờ", DOWN)),
        ("tối đa 15 ngày làm việc", (REACH, "15", None, "ngày làm việc", DOWN)),
        ("giảm xuống 0%", (REACH, "0", None, "%", DOWN)),
        ("từ 5% trở xuống", (REACH, "5", None, "%", DOWN)),
        ("757 dịch vụ công", (REACH, "757", None, "dịch vụ công", UP)),
        ("1.962 thủ tục hành chính", (REACH, "1962", None, "thủ tục", UP)),
        ("tổng số 1.234,5 km đường, cả cầu", (REACH, "1234.5", None, "km đường", UP)),
        ("hoàn thành trục liên thông", (DONE, None, None, "%", UP)),
        ("bước đầu sử dụng chữ ký số", (DONE, None, None, "%", UP)),
        ("công khai mức hài lòng", (DONE, None, None, "%", UP)),
    ],
)
def test_a_wording_gives_its_comparison_values_unit_and_direction(text, expected):
    assert said(text) == expected


# The figures and measure words of two real plans (2019-2020, 2021-2025; published); the rest is shortened.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100% phòng, ban dùng phần mềm (thư, hệ thống…)", (REACH, "100", None, "%", UP)),
        ("70-80% văn bản gửi dạng điện tử", (RANGE, "70", "80", "%", UP)),
        ("tối thiểu 70% hồ sơ của thành phố làm trên mạng", (AT_LEAST, "70", None, "%", UP)),
        ("60% hồ sơ của phòng ban làm trên mạng", (REACH, "60", None, "%", UP)),
        ("30% hồ sơ của cấp xã làm trên mạng", (REACH, "30", None, "%", UP)),
        ("cung cấp trực tuyến 20% thủ tục mức độ 3", (REACH, "20", None, "%", UP)),
        ("bước đầu ký số khi làm thủ tục", (DONE, None, None, "%", UP)),
        ("công khai mức độ hài lòng (nếu có)", (DONE, None, None, "%", UP)),
        ("giai đoạn (2021 – 2025): tối thiểu 80% cấp xã có máy tính", (AT_LEAST, "80", None, "%", UP)),
        ("từ 80-90% văn bản (trừ văn bản mật) dạng điện tử", (RANGE, "80", "90", "%", UP)),
        ("tối thiểu 90% hồ sơ của thành phố", (AT_LEAST, "90", None, "%", UP)),
        ("hàng năm thêm 10-20% thủ tục lên mức độ 3, 4", (YEARLY, "10", "20", "%", UP)),
        ("5-10% thủ tục mức độ 3, 4 có ký số", (RANGE, "5", "10", "%", UP)),
        ("hài lòng đạt 90,49%", (REACH, "90.49", None, "%", UP)),
        ("459 cơ quan, đơn vị dùng phần mềm", (REACH, "459", None, "cơ quan", UP)),
        ("717 dịch vụ công mức độ 3, 4", (REACH, "717", None, "dịch vụ công", UP)),
    ],
)
def test_the_targets_of_real_plans_are_read(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 28/2018/QĐ-TTg ngày 12 tháng 7 năm 2018",
        "theo Kế hoạch 3930/KH-UBND",
        "đến năm 2025, định hướng 2030",
        "giai đoạn 2021 – 2025",
        "trước ngày 30/6/2025 và 7-3-2019",
        "lên mức độ 3, 4",
        "theo Điều 5 và khoản 2, khoản 3",
        "trong 5 năm",
        "Khung kiến trúc phiên bản 2.0",
        "Office 365; hỗ trợ 24/7; mạng 4G",
        "quý 2, tháng 6",
    ],
)
def test_years_dates_document_numbers_and_levels_are_no_values(text):
    assert said(text) == (DONE, None, None, "%", UP)
    assert said(f"{text}; đạt 60%") == (REACH, "60", None, "%", UP)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("công khai (nếu có)", "nếu có"),
        (
            "80% văn bản (trừ văn bản mật theo quy định của pháp luật) gửi",
            "trừ văn bản mật theo quy định của pháp luật",
        ),
        ("80% (Không bao gồm hồ sơ 2020.)", "Không bao gồm hồ sơ 2020"),
        ("80% hồ sơ (ngoại trừ đất đai) (đối với cấp xã)", "ngoại trừ đất đai; đối với cấp xã"),
        ("80% hồ sơ (khi đủ máy)", "khi đủ máy"),
        ("100% cơ quan (thư công vụ, hệ thống điều hành…)", ""),
        ("100% cơ quan (không gian mạng)", ""),
        ("80% hồ sơ (nếu có", ""),
    ],
)
def test_brackets_that_restrict_are_the_condition_and_those_that_enumerate_are_not(text, condition):
    assert read_wording(text).condition == condition


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("80–70%", "“80–70”"),
        ("đạt 120%", "100%"),
        ("90-110%", "100%"),
        ("-5%", "“-5”"),
        ("đạt -5 %", "“-5”"),
        ("đạt 3.5%", "“3,5”"),
        ("đạt 1234567890123456%", "15"),
        ("đạt 0,12345%", "4"),
        ("100% cấp tỉnh, tối thiểu 80% cấp xã", "100%, 80%"),
        (" \u200b ", ""),
        ("đ" * 5001, "5.000"),
    ],
)
def test_an_impossible_wording_is_refused_with_a_reason(text, words):
    reading = read_wording(text)
    assert reading.problem
    assert words in reading.problem
    assert reading.low is None


def test_several_shares_of_the_same_value_are_one_target():
    assert said("100% cấp tỉnh và 100% cấp xã") == (REACH, "100", None, "%", UP)


def test_decomposed_and_capital_letters_are_read_alike():
    text = "TỐI THIỂU 70% HỒ SƠ (TRỪ VĂN BẢN MẬT)"
    assert read_wording(unicodedata.normalize("NFD", text)) == read_wording(text)
    assert said(text)[:2] == (AT_LEAST, "70")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1.234,5", "thủ tục", "1234.5"),
        ("70,5%", "%", "70.5"),
        ("70,5 phần trăm", "%", "70.5"),
        (" 70 ", "%", "70"),
        ("0", "%", "0"),
        ("100", "%", "100"),
        ("757 Dịch vụ công", "dịch vụ công", "757"),
        ("123.456.789.012.345,6789", "đồng", "123456789012345.6789"),
    ],
)
def test_a_typed_value_is_read_as_a_vietnamese_writes_it(text, unit, number):
    assert read_value(text, unit) == (Decimal(number), "")


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("", "%", ""),
        ("nhiều", "%", "“nhiều”"),
        ("70,5%", "thủ tục", "“%”"),
        ("70 giờ", "thủ tục", "“thủ tục”"),
        ("-5", "%", "“-5”"),
        ("120", "%", "100%"),
        ("100,01%", "%", "100,01%"),
        ("3.5", "%", "“3,5”"),
        ("3.5", "%", "“35”"),
        ("1,2,3", "giờ", "“1,2,3”"),
        ("1" * 16, "giờ", "15"),
        ("0,00001", "giờ", "4"),
        ("٣", "%", "“٣”"),
    ],
)
def test_a_typed_value_that_cannot_be_is_refused_and_says_how_to_write_it(text, unit, words):
    value, problem = read_value(text, unit)
    assert value is None
    assert problem
    assert words in problem


def test_whatever_is_typed_nothing_fails():
    chance = random.Random(6)
    pieces = ["tối thiểu", "từ", "đến", "năm", "2025", "-", "–", "%", "(", ")", "nếu", "1.234,5", "3.5", "/", "\u0301"]
    pieces += [
        "hàng năm",
        "thêm",
        "mức độ",
        "\x00",
        "\ud800",
        "٣",
        "²",
        "😀",
        "giờ",
        "9" * 40,
        "dưới",
        ",",
        "xuống còn",
    ]
    for _turn in range(2000):
        text = chance.choice(["", " "]).join(chance.choices(pieces, k=chance.randrange(12)))
        text += "".join(chr(chance.randrange(0x3000)) for _place in range(chance.randrange(9)))
        reading = read_wording(text)
        assert reading.problem or (reading.operator == DONE) == (reading.low is None)
        value, problem = read_value(text, chance.choice(["%", "giờ", ""]))
        assert (value is None) == bool(problem)


@pytest.mark.parametrize("piece", ["9", "(", "từ 5 ", "5 ", "1,", "2021-", "đ", "mức độ 3, ", "5% ", "(đối với "])
def test_a_huge_text_is_refused_at_once(piece):
    start = time.process_time()
    assert read_wording(piece * (100_000 // len(piece))).problem
    read_value(piece * (100_000 // len(piece)), "%")
    assert time.process_time() - start < 2
