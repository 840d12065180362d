"""What a procedure costs today: windows of days, units, ways of filing, words, what is set elsewhere."""

from datetime import date

import pytest

from catalogue.facts import fee_of, saying
from catalogue.facts.fee import fee_facet
from catalogue.facts.rates import line_on
from tests.catalogue.fees import fee, sources, way

TODAY = date(2026, 11, 30)


def said(*ways, note="", day=TODAY):
    """The fee of the ways of filing in words."""
    return saying.fee_fact(fee_of(sources(*ways, note=note), day)).text


def line(amount, text, day=TODAY, method="DIRECT"):
    """The Line of one fee on a day."""
    return line_on(fee(amount, text), way(method=method), day)


def test_a_rate_that_its_words_end_is_over_on_the_next_day():
    words = "40.000đ/vé (áp dụng đến hết ngày 31/12/2025)"
    assert line(40_000, words, date(2025, 12, 31)).now.amount == 40_000
    over = line(40_000, words, date(2026, 1, 1))
    assert over.now is None
    assert [rate.amount for rate in over.lapsed] == [40_000]


def test_a_waiver_that_is_over_leaves_the_usual_amount():
    words = "Xem chim (Miễn phí từ ngày 07/4/2026 đến 30/6/2026)"
    assert line(200_000, words, date(2026, 5, 1)).now.amount == 0
    assert line(200_000, words).now.amount == 200_000


def test_a_lower_amount_for_a_time_holds_within_it_and_says_what_comes_then():
    words = "(áp dụng mức phí 300.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)"
    held = line(600_000, words)
    assert (held.now.amount, held.usual) == (300_000, 600_000)
    assert line(600_000, words, date(2027, 1, 1)).now.amount == 600_000
    assert said(way(fee(600_000, words))) == "300.000 đồng đến hết 31/12/2026, sau đó 600.000 đồng"


def test_half_the_amount_is_reckoned_where_the_words_say_so():
    words = "Thẻ: 50.000 đồng. Kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 bằng 50% mức thu nêu trên."
    assert line(50_000, words).now.amount == 25_000


def test_a_discount_for_filing_online_is_not_for_the_desk():
    words = "Vé: 50.000 đồng. Từ 01/01/2026 đến 31/12/2026 nộp trực tuyến bằng 50% mức thu."
    assert line(50_000, words, method="ONLINE").now.amount == 25_000
    assert line(50_000, words, method="DIRECT").now.amount == 50_000


def test_a_rate_that_begins_later_is_announced_and_not_charged():
    words = "Vé: 50.000 đồng. Từ ngày 01/01/2027 đến hết ngày 31/12/2027 áp dụng mức phí 60.000 đồng."
    seen = line(50_000, words)
    assert seen.now.amount == 50_000
    assert [rate.amount for rate in seen.coming] == [60_000]


def test_words_lose_what_is_over():
    words = "Nộp tại quầy: 135.000 đồng/lần. Nộp trực tuyến: từ 01/12/2023 đến hết ngày 31/12/2025 là 115.000 đồng/lần."
    assert said(way(fee(0, words))) == "Nộp tại quầy: 135.000 đồng/lần"


@pytest.mark.parametrize(
    ("amount", "text", "per"),
    [
        (2000, "/trang", "trang"),
        (2000, "2.000 đồng/trang", "trang"),
        (9000, "9.000 đồng /lần đối với tàu lớn", "lần"),
        (5000, "đồng/thẻ", "thẻ"),
        (40_000, "40.000 đồng/01 giấy chứng nhận", "giấy chứng nhận"),
        (40_000, "Theo Thông tư số 25/2021/TT-BTC", ""),
        (40_000, "Vé lẻ: 10.000 đồng/người", ""),
    ],
)
def test_what_one_pays_for_stands_behind_the_amount(amount, text, per):
    assert line(amount, text).per == per


def test_ways_of_filing_with_their_own_price_stay_apart():
    ways = [way(fee(7000), method="ONLINE"), way(fee(15_000), method="DIRECT")]
    assert said(*ways) == "7.000 đồng (trực tuyến); 15.000 đồng (trực tiếp)"


def test_units_stay_apart():
    assert said(way(fee(2000, "/trang"), fee(70_000, "/xe"))) == "2.000 đồng/trang; 70.000 đồng/xe, tùy trường hợp"


def test_cases_of_one_unit_are_a_span():
    assert said(way(fee(20_000), fee(40_000))) == "20.000 – 40.000 đồng, tùy trường hợp"


def test_embassies_are_not_mixed_with_home():
    ways = [way(fee(200_000)), way(fee(70, "cấp ở cơ quan đại diện", "USD"))]
    assert said(*ways) == "200.000 đồng"


def test_an_embassy_speaks_where_nobody_else_does():
    assert said(way(fee(70, "", "USD"))) == "70 USD"


def test_a_note_that_says_the_amount_more_fully_is_quoted():
    note = "Tại xã: 2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang."
    assert said(way(fee(2000, "/trang"), note=note)) == "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang"


def test_words_and_number_that_disagree_are_both_shown():
    known = fee_of(sources(way(fee(20_000, "30.000 đồng/vé"))), TODAY)
    assert (known.state, known.parts[0].low, known.also[0].words) == ("value", "20000", "30.000 đồng/vé")


def test_an_amount_with_lost_zeros_is_doubted():
    fact = saying.fee_fact(fee_of(sources(way(fee(20))), TODAY))
    assert fact.text == "20 đồng"
    assert len(fact.also) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mức thu do Hội đồng nhân dân tỉnh quyết định", "Do Hội đồng nhân dân tỉnh quy định"),
        ("Thực hiện theo Thông tư số 25/2021/TT-BTC ngày 7/4/2021", "Theo Thông tư 25/2021/TT-BTC"),
        ("Theo quy định", "Theo văn bản khác"),
    ],
)
def test_who_sets_the_fee_is_named(text, words):
    assert said(way(fee(0, text))) == words


def test_free_needs_words_on_every_line():
    free, silent = fee(0, "Không thu phí"), fee(0)
    assert fee_of(sources(way(free)), TODAY).state == "none"
    assert fee_of(sources(way(free, silent)), TODAY).state == "missing"


def test_a_way_that_is_free_is_named():
    known = fee_of(sources(way(fee(0, "Miễn phí"), method="ONLINE"), way(fee(0), method="DIRECT")), TODAY)
    assert saying.fee_fact(known).text == "miễn phí (trực tuyến)"


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("Lệ phí: 50.000 đồng.", "words"),
        ("Hỗ trợ kinh phí: 30.000.000 đồng/trẻ.", "missing"),
        ("Học phí: 50.000 đồng.", "missing"),
        ("Nộp hồ sơ tại quầy.", "missing"),
    ],
)
def test_a_note_speaks_where_no_line_does(note, state):
    assert fee_of(sources(way(), note=note), TODAY).state == state


@pytest.mark.parametrize(
    ("lines", "facet"),
    [
        ([fee(20_000)], "co-phi"),
        ([fee(0, "Vé: 20.000 đồng")], "co-phi"),
        ([fee(0, "Không quy định")], "bang-loi"),
        ([fee(0, "Theo quy định")], "theo-van-ban"),
        ([fee(0, "Không thu phí")], "mien-phi"),
        ([fee(0)], "chua-ro"),
        ([fee(40_000, "áp dụng đến hết ngày 31/12/2025")], "chua-ro"),
    ],
)
def test_the_facet_follows_the_resolved_fee(lines, facet):
    assert fee_facet(fee_of(sources(way(*lines)), TODAY)) == facet


@pytest.mark.parametrize("day", ["31/02/2026", "00/13/2026", "99/99/9999"])
def test_a_day_that_no_calendar_has_ends_nothing(day):
    assert line(40_000, f"áp dụng đến hết ngày {day}").now.amount == 40_000


@pytest.mark.parametrize("run", ["\t\n" * 3000, " " * 6000, "thu " * 2000, "trong " * 2000])
def test_a_run_of_one_thing_is_read_as_any_other_text(run):
    known = fee_of(sources(way(fee(20_000, f"20.000 đồng/vé{run}hết")), note=f"Ghi chú{run}hết"), TODAY)
    assert known.parts[0].low == "20000"
    assert known.parts[0].per.startswith("vé")


def test_kinds_that_are_paid_together_are_no_span():
    both = way(fee(950_000, "/hồ sơ"), fee(100_000, kind="SERVICE_FEE"))
    assert said(both) == "950.000 đồng/hồ sơ (phí); 100.000 đồng (lệ phí)"


def test_several_lines_of_a_kind_make_one_span_of_all():
    lines = [fee(950_000), fee(900_000), fee(100_000, kind="SERVICE_FEE")]
    assert said(way(*lines)) == "100.000 – 950.000 đồng, tùy trường hợp"


def test_a_kind_is_named_only_where_a_way_has_several():
    assert said(way(fee(1000)), way(fee(1000, kind="SERVICE_FEE"), method="ONLINE")) == "1.000 đồng"


def test_a_ceiling_in_the_words_of_the_line_itself_is_told():
    words = "2.000 đồng/trang, tối đa 200.000 đồng/bản"
    assert said(way(fee(2000, words))) == "2.000 đồng/trang; tối đa 200.000 đồng/bản"
