"""What an article lacks before it may go public: each check on its field, all named at once, the draft kept."""

import pytest
from django.urls import reverse

from core.approval import PublicationRefused
from news.editor.preflight import CHECKS, problems
from news.models import ArticlePage, Byline

from .conftest import LEAD, article_with, decide, fresh, submit
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db
HALVES = [("Mai", 50), ("Lan", 50)]
SPAM = "【cá cược】 Đăng ký nhận thưởng 100K"
HONEST = "Các đối tượng dùng trang Fun88 và 188bet để tổ chức cá cược, cơ quan điều tra đã thu giữ 15 điện thoại."


def text(html):
    """A body of one text."""
    return [("text", html)]


def photo_block(image, **words):
    """A body of one photo."""
    return [("photo", {"image": image, "alt": "", "is_decorative": False, "caption": "", "credit": ""} | words)]


def figure(**changes):
    """A body of one figure."""
    whole = {"label": "Hồ sơ", "value": "193", "unit": "hồ sơ", "as_of": "2026-06-30", "scope": "tỉnh", "base": "",
             "base_value": "", "source_name": "Sở", "source_url": "", "components": []}  # fmt: skip
    return [("figure", whole | changes)]


def found(section, **fields):
    """The problems of an article that lacks nothing but what the fields change: [(field, blocks)]."""
    rows = fields.pop("authors", None)
    if rows is not None:
        fields["bylines"] = [Byline(name=name, share=share) for name, share in rows]
    return [(problem.field, problem.blocks) for problem in problems(article_with(section, **fields))]


BLOCKED = {
    "a lead of 59": ("lead", {"lead": "a" * 59}),
    "a lead of 401": ("lead", {"lead": "a" * 401}),
    "a lead of spaces": ("lead", {"lead": " " * 80}),
    "no category": ("category", {"category": None}),
    "nobody's words": ("source_name", {"source_name": "", "authors": []}),
    "shares of 90": ("bylines", {"authors": [("Mai", 50), ("Lan", 40)]}),
    "one share missing": ("bylines", {"authors": [("Mai", 100), ("Lan", None)]}),
    "no text": ("body", {"body": []}),
    "h4 after h2": ("body", {"body": text("<h2>Một</h2><h4>Hai</h4><p>Ba</p>")}),
    "h3 at first": ("body", {"body": text("<h3>Một</h3><p>Ba</p>")}),
    "a link to here": ("body", {"body": text('<p><a href="https://a.vn">Tại đây</a></p>')}),
    "a link to here with a dot": ("body", {"body": text('<p><a href="https://a.vn">xem thêm.</a></p>')}),
    "lorem ipsum": ("body", {"body": text("<p>Lorem ipsum dolor</p>")}),
    "XXX in the title": ("title", {"title": "Khai trương trụ sở XXX"}),
    "dots in the lead": ("lead", {"lead": LEAD + " ngày ......"}),
    "brackets to fill": ("body", {"body": text("<p>Ngày [...] tháng này</p>")}),
    "being updated": ("body", {"body": text("<p>Nội dung đang cập nhật</p>")}),
    "a title in capitals": ("title", {"title": "MỞ CỬA SÁNG THỨ BẢY Ở PHƯỜNG"}),
    "a lead in capitals": ("lead", {"lead": LEAD.upper()}),
    "level 4": ("body", {"body": text("<p>Có 193 dịch vụ mức độ 4.</p>")}),
    "levels 3 and 4 in the title": ("title", {"title": "Dịch vụ công mức 3, 4"}),
    "an alert without end": ("urgent_until", {"is_urgent": True}),
    "planted advertising": ("title", {"title": SPAM}),
    "planted in the body": ("body", {"body": text(f"<p>{SPAM}</p>")}),
}
PASSED = {
    "nothing": {},
    "a lead of 60": {"lead": "a" * 60},
    "a lead of 400": {"lead": "a" * 400},
    "an author only": {"source_name": "", "authors": [("Mai", None)]},
    "shares of 100": {"authors": HALVES},
    "no shares": {"authors": [("Mai", None), ("Lan", None)]},
    "a link instead of a text": {"body": [], "alternative_link": "https://chinhphu.vn/a"},
    "headings in order": {"body": text("<h2>Một</h2><h3>Hai</h3><h2>Ba</h2><p>Bốn</p>")},
    "a link that says where": {"body": text('<p><a href="https://a.vn">Nghị quyết của tỉnh</a></p>')},
    "three dots": {"body": text("<p>Ông nói… rồi thôi...</p>")},
    "a short word in capitals": {"title": "UBND TỈNH họp phiên thường kỳ tháng 11"},
    "level 4 with its scale": {"body": text("<p>Có 193 dịch vụ mức độ 4 (thang cũ 2011–2022).</p>")},
    "level 40": {"body": text("<p>Nhiệt ở mức 40 độ.</p>")},
    "an alert with an end": {"is_urgent": True, "urgent_until": "2030-01-01T00:00+07:00"},
}


@pytest.mark.parametrize(("field", "fields"), BLOCKED.values(), ids=BLOCKED)
def test_what_is_missing_or_wrong_is_said_on_its_field(section, field, fields):
    assert found(section, **fields) == [(field, True)]


@pytest.mark.parametrize("fields", PASSED.values(), ids=PASSED)
def test_what_is_right_passes(section, fields):
    assert found(section, **fields) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"photo_alt": ""}, [("photo_alt", True)]),
        ({"photo_alt": " "}, [("photo_alt", True)]),
        ({"photo_alt": "Quầy"}, []),
    ],
)
def test_the_photo_needs_a_description(section, image, words, expected):
    assert found(section, photo=image, **words) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [({}, [("body", True)]), ({"alt": "Quầy"}, []), ({"is_decorative": True}, [])]
)
def test_a_photo_in_the_text_is_described_or_said_to_decorate(section, image, words, expected):
    body = photo_block(image, **words)
    assert found(section, body=body) == expected
    assert found(section, body=[("gallery", {"photos": [body[0][1]]})]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gọi 0299 3800 999", [("body", True)]),
        ("Gọi 0299.3800.999", [("body", True)]),
        ("Viết tới Tram@vuonchim.gov.vn", [("body", True)]),
        ("Gọi 0299 3800 998", []),
        ("Viết tới khac@vuonchim.gov.vn", []),
    ],
)
def test_contacts_of_a_record_are_linked_not_typed(section, agency, words, expected):
    assert found(section, body=text(f"<p>{words}</p>")) == expected


def test_the_block_of_contacts_is_the_way_to_name_them(section, agency):
    assert found(section, body=[("contact", agency)]) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"components": [{"label": "Một", "value": "101"}, {"label": "Hai", "value": "83"}]},
        {"as_of": None},
        {"base": "2017"},
    ],
)
def test_figures_that_do_not_fit_are_told_without_stopping_anything(section, changes):
    assert found(section, body=figure(**changes)) == [("body", False)]


def test_a_figure_that_fits_is_not_mentioned(section):
    assert found(section, body=figure()) == []


def test_every_check_fires_somewhere_in_these_tables(section, image):
    everything = [
        article_with(section, **{k: v for k, v in fields.items() if k != "authors"}) for _f, fields in BLOCKED.values()
    ]
    for article, (_field, fields) in zip(everything, BLOCKED.values(), strict=True):
        article.bylines = [Byline(name=name, share=share) for name, share in fields.get("authors", [])]
    fired = {check.__name__ for check in CHECKS for article in everything if list(check(article))}
    elsewhere = {"photo_description", "contacts_from_records", "figures_hold", "published_figures_are_corrected_openly",
                 "corrections_stay"}  # fmt: skip
    assert fired | elsewhere == {check.__name__ for check in CHECKS}


# At the door


def test_publication_is_refused_naming_everything_and_the_draft_is_kept(person, write):
    article = write(person("Phóng viên"), "Khai trương trụ sở XXX", lead="Ngắn", category=None, bylines=())
    with pytest.raises(PublicationRefused) as refused:
        article.get_latest_revision().publish(user=person("Trưởng ban"), skip_permission_checks=True)
    assert len(refused.value.reasons) == 4
    article = fresh(article)
    assert not article.live
    assert article.get_latest_revision_as_object().title == "Khai trương trụ sở XXX"


def approval(enter, person, write, **fields):
    """The answer to a head who approves in the editor an article with these fields, and the article."""
    reporter, head = person("Phóng viên"), person("Trưởng ban")
    article = write(reporter, **{"bylines": ()} | fields)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    form = editor_form(article) | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return enter(head).post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form), fresh(article)


def test_the_editor_shows_every_problem_at_its_field(enter, person, write):
    answer, article = approval(enter, person, write, title="Trụ sở XXX", lead="Ngắn", category=None)
    assert answer.status_code == 200
    assert {"title", "lead", "category", "source_name", "body"} <= set(answer.context["form"].errors)
    assert not article.live


def test_a_draft_may_lack_everything(enter, person, section):
    form = editor_form(ArticlePage(title="Ý tưởng", slug="y-tuong"))
    enter(person("Phóng viên")).post(reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk]), form)
    draft = ArticlePage.objects.get(slug="y-tuong")
    assert (draft.live, draft.lead, draft.category) == (False, "", None)


def test_a_broken_row_is_said_beside_the_other_problems(enter, person, write):
    row = {"bylines-TOTAL_FORMS": 1, "bylines-0-name": "Mai", "bylines-0-share": "nhiều", "bylines-0-ORDER": 1}
    reporter, head = person("Phóng viên"), person("Trưởng ban")
    article = write(reporter, lead="Ngắn")
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    form = editor_form(article) | row | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = enter(head).post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    assert answer.status_code == 200
    assert "lead" in answer.context["form"].errors
    assert answer.context["form"].formsets["bylines"].errors == [
        {"share": answer.context["form"].formsets["bylines"].errors[0]["share"]}
    ]


def test_honest_news_about_gambling_passes_with_a_warning(section):
    warned = found(section, body=text(f"<p>{HONEST}</p>"))
    assert warned
    assert not any(blocks for _field, blocks in warned)


@pytest.mark.parametrize("field", ["photo_caption", "photo_credit", "source_name"])
def test_advertising_is_found_in_every_line_that_readers_see(section, field):
    assert (field, True) in found(section, **{field: SPAM})
