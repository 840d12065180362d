"""What one pays in all by each way of filing: what the page says; only what is sure is added or multiplied."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext

from catalogue.facts import fee_of, saying
from catalogue.models import GuideFee
from catalogue.visit.cost import costs_of
from tests.catalogue.fees import fee, sources, way

TODAY = date(2026, 11, 30)
TIERS = "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa không quá 200.000 đồng/bản."


def costs(of, method="", number=1):
    """{way of filing in words: (rows, total)}; one alone is under ""."""
    return {cost.label(): (cost.rows(), cost.total()) for cost in costs_of(of, method, number, TODAY)}


def total(of, method="DIRECT", number=1):
    """What one pays in all by a way."""
    ((_rows, words),) = costs(of, method, number).values()
    return words


def row(of, number=1):
    """The only row of the only way, in words."""
    ((((_kind, words, _told),), _total),) = costs(of, "", number).values()
    return words


def own(amount, method="", case="", per=""):
    """A fee that the province sets."""
    money = Decimal(amount) if amount else None
    return GuideFee(amount=money, is_free=not amount, method=method, case=case, per=per, valid_from=date(2026, 1, 1))


RESIDENCE = sources(
    way(
        fee(10_000, "Theo danh sách thu 10.000 đồng/người/lần đăng ký"),
        fee(15_000, "Cá nhân, hộ gia đình thu 15.000 đồng/lần đăng ký"),
        fee(0, "Miễn phí Đồng - Trường hợp được miễn theo quy định tại Điều 4 Thông tư số 75/2022/TT-BTC"),
    ),
    way(fee(7000, "7.000 đồng/lần đăng ký"), method="ONLINE"),
)


def test_lines_of_one_kind_are_alternatives_and_never_added_or_multiplied():
    words = total(RESIDENCE, number=3)
    assert words == "10.000 đồng/người/lần đăng ký; 15.000 đồng/lần đăng ký, tùy trường hợp"
    assert "×" not in row(replace(RESIDENCE, channels=RESIDENCE.channels[:1], fees=RESIDENCE.fees[:3]), 3)


def test_without_a_way_of_filing_each_has_its_own_price():
    found = costs(RESIDENCE)
    assert list(found) == ["Trực tiếp", "Trực tuyến"]
    assert found["Trực tuyến"][1] == "7.000 đồng/lần đăng ký"


def test_ways_that_cost_the_same_are_one():
    ways = [way(fee(20_000, "/thẻ"), method=method) for method in ("DIRECT", "ONLINE", "POSTAL")]
    assert [(label, words) for label, (_rows, words) in costs(sources(*ways)).items()] == [("", "20.000 đồng/thẻ")]


def test_a_way_without_a_fee_is_not_known_and_not_free():
    found = costs(sources(way(fee(20_000)), way(method="POSTAL")))
    assert found["Trực tiếp"][1] == "20.000 đồng"
    assert found["Qua bưu chính"][1] == ""


@pytest.mark.parametrize("unit", ["trang", "bản sao", "người", "xe", "thửa đất"])
def test_what_one_may_bring_several_of_is_multiplied(unit):
    of = sources(way(fee(2000, f"/{unit}")))
    assert row(of, 5) == f"2.000 đồng/{unit} × 5 = 10.000 đồng"
    assert total(of, number=5) == "10.000 đồng"
    assert [cost.unit for cost in costs_of(of, "", 5, TODAY)] == [unit]


@pytest.mark.parametrize("unit", ["lần", "hồ sơ", "giấy phép", "thẻ", "lần đăng ký"])
def test_what_is_paid_once_is_not_multiplied(unit):
    of = sources(way(fee(2000, f"/{unit}")))
    assert total(of, number=5) == f"2.000 đồng/{unit}"
    assert [cost.unit for cost in costs_of(of, "", 5, TODAY)] == [""]


@pytest.mark.parametrize(
    "of",
    [
        sources(way(fee(2000, "/trang"), note=TIERS)),
        sources(way(fee(2000, TIERS))),
        sources(way(fee(2000, "/trang"), note="Tối đa thu không quá 200.000 đồng/bản.")),
        sources(way(fee(2000, "2.000 đồng/trang. Tối đa 200.000 đồng/bản."))),
    ],
)
def test_a_rule_by_steps_or_with_a_ceiling_is_told_and_never_multiplied(of):
    words = row(of, 5)
    assert words.startswith("2.000 đồng/trang; ")
    assert "200.000 đồng/bản" in words
    assert "×" not in words
    assert total(of, number=5) == words


def test_a_price_for_a_time_is_multiplied_as_it_is_on_the_day():
    of = sources(way(fee(50_000, "- 50.000đ/tem. - 25.000đ/tem (áp dụng đến hết ngày 31/12/2026)")))
    assert row(of, 3).endswith("25.000 đồng × 3 = 75.000 đồng")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([fee(20_000), fee(100_000, kind="SERVICE_FEE")], "120.000 đồng"),
        ([fee(120_000), fee(0, kind="SERVICE_FEE")], "120.000 đồng + phần chưa rõ"),
        ([fee(120_000), fee(0, "Theo Nghị quyết của HĐND tỉnh", kind="SERVICE_FEE")], "120.000 đồng + phần chưa rõ"),
        ([fee(5000, kind="SERVICE_FEE"), fee(0, "Không")], "5.000 đồng"),
        ([fee(0, "Không"), fee(0, "Không", kind="SERVICE_FEE")], "Miễn phí"),
        ([fee(0, "Không"), fee(0, kind="SERVICE_FEE")], ""),
        ([fee(20_000), fee(50_000)], "20.000 – 50.000 đồng, tùy trường hợp"),
        ([fee(2000, "/trang"), fee(10, "/bản tại cơ quan đại diện", "USD", kind="SERVICE_FEE")], "2.000 đồng/trang"),
        ([fee(0)], ""),
        ([], ""),
    ],
)
def test_kinds_of_one_line_each_are_added_and_nothing_unknown_counts_as_nothing(lines, words):
    assert total(sources(way(*lines))) == words


@pytest.mark.parametrize(
    "lines",
    [
        [fee(20_000), fee(50_000), fee(5000, kind="SERVICE_FEE")],
        # The same fee under another kind, lowered for a time.
        [fee(30_000, "/thẻ"), fee(15_000, "(từ ngày 01/7/2025 đến hết ngày 31/12/2026)", kind="SERVICE_FEE")],
    ],
)
def test_kinds_that_may_be_alternatives_are_listed_and_not_added(lines):
    (((rows, words)),) = costs(sources(way(*lines))).values()
    assert len(rows) == 2
    assert words == gettext("what fits your case of the above")


def test_words_that_name_the_amount_tell_what_to_pay():
    of = sources(way(fee(0, "Lệ phí cấp giấy phép lái xe: 135.000 đồng/lần.")))
    assert total(of) == "Lệ phí cấp giấy phép lái xe: 135.000 đồng/lần"


def test_what_another_document_sets_is_named_as_on_the_page_and_not_known():
    of = sources(way(fee(0, "Thực hiện theo Thông tư số 244/2016/TT-BTC quy định mức thu")))
    assert row(of) == "Theo Thông tư 244/2016/TT-BTC"
    assert total(of) == ""


def test_a_doubtful_amount_is_told_with_its_doubt_and_is_no_total():
    (((((_kind, words, told),), total_words)),) = costs(sources(way(fee(135, "Lệ phí: 135.000 đồng/lần")))).values()
    assert words == "135 đồng"
    assert "số tiền quá nhỏ, có thể đã ghi thiếu số 0" in told
    assert total_words == ""


def test_the_cases_of_the_province_keep_their_names():
    of = replace(
        sources(way(fee(0))), own_fees=[own(0, case="đăng ký đúng hạn"), own(8000, case="quá hạn", per="bản sao")]
    )
    assert total(of, number=3) == "miễn phí (đăng ký đúng hạn); 8.000 đồng/bản sao (quá hạn)"


def test_the_price_of_the_province_for_a_way_stands_in_place_of_the_one_for_all():
    of = replace(
        sources(way(fee(150_000)), way(fee(150_000), method="ONLINE")), own_fees=[own(100_000), own(50_000, "ONLINE")]
    )
    assert total(of, "ONLINE") == "50.000 đồng"
    assert total(of, "DIRECT") == "100.000 đồng"
    assert [words for _rows, words in costs(of).values()] == ["100.000 đồng", "50.000 đồng"]


def test_a_price_of_the_province_that_is_over_replaces_nothing():
    over = own(50_000, "ONLINE")
    over.valid_to = date(2026, 6, 30)
    of = replace(sources(way(fee(150_000), method="ONLINE")), own_fees=[own(100_000), over])
    assert total(of, "ONLINE") == "100.000 đồng"


@pytest.mark.parametrize(
    "of",
    [
        RESIDENCE,
        sources(way(fee(2000, "/trang"), note=TIERS)),
        sources(way(fee(2000, TIERS))),
        sources(way(fee(0, "Lệ phí: 135.000 đồng/lần."))),
        sources(way(fee(10, "/bản", "USD"))),
    ],
)
def test_the_sheet_says_of_one_way_what_the_page_says(of):
    one = of.paid_by("DIRECT", TODAY)
    assert row(one) == saying.fee_fact(fee_of(one, TODAY)).text
