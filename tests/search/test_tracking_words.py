"""Whoever asks how far a dossier is finds the page for it, in whatever words, beside all procedures of the demo."""

import unicodedata

import pytest

pytestmark = pytest.mark.slow
WORDINGS = [
    "tra cứu hồ sơ", "kiểm tra tình trạng hồ sơ", "hồ sơ của tôi đến đâu rồi", "xem kết quả hồ sơ", "mã hồ sơ",
    "hồ sơ xong chưa", "theo dõi hồ sơ", "tình trạng hồ sơ", "hồ sơ tôi nộp tới đâu rồi", "xem hồ sơ đã nộp",
    "tra cứu kết quả giải quyết hồ sơ", "kiểm tra hồ sơ đã nộp", "hồ sơ đang ở đâu", "biên nhận hồ sơ tra ở đâu",
    "nộp hồ sơ rồi bao giờ có kết quả", "hồ sơ quá hẹn chưa trả", "mất giấy hẹn trả kết quả", "xem tiến độ hồ sơ",
]  # fmt: skip
OTHERS = ["hồ sơ đăng ký khai sinh", "hồ sơ làm căn cước", "nộp hồ sơ kết hôn ở đâu", "kết quả lý lịch tư pháp"]


def bare(text):
    taken_apart = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def first_three(client, words):
    finder = client.get("/tim-kiem/", {"q": words}).context["finder"]
    found = [finder.best.card["url"]] if finder.best else []
    return list(dict.fromkeys([*found, *(card["url"] for card in finder.results)]))[:3]


@pytest.mark.parametrize("words", [*WORDINGS, *map(bare, WORDINGS)])
def test_it_is_among_the_first_three(demo, db, client, words):
    assert "/tra-cuu-ho-so/" in first_three(client, words)


@pytest.mark.parametrize("words", OTHERS)
def test_it_does_not_stand_before_what_a_dossier_is_for(demo, db, client, words):
    assert "/tra-cuu-ho-so/" not in first_three(client, words)
