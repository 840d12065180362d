"""The demo's articles: files an editor could have written, facts whole, no words of others."""

import re
from collections import Counter
from datetime import date, datetime
from urllib.parse import urlsplit

import nh3
import pytest

from demo.records import agencies, articles, procedures
from tests.conftest import SHARED

ARTICLES = list(articles())
NEEDED = {"slug", "title", "lead", "category", "kind", "section", "agency", "published_on", "is_urgent",
          "source_name", "tags", "procedures", "bylines", "photo", "body"}  # fmt: skip
ALLOWED = NEEDED | {"event_on", "review_on", "expire_on", "featured", "source_url", "alternative_link", "corrections",
                    "urgent_until"}  # fmt: skip
CATEGORIES = {"tin-tuc", "chi-dao-dieu-hanh", "pho-bien-phap-luat", "khen-thuong-xu-phat", "thong-bao"}
KINDS = {"news", "feature", "interview", "notice", "guidance", "photo_story", "video"}
PHOTO = {"scene", "alt", "caption", "credit"}
BLOCKS = {
    "text": {"html"},
    "quote": {"text", "who"},
    "photo": PHOTO,
    "gallery": {"photos"},
    "table": {"caption", "header", "rows", "row_header"},
    "figure": {"label", "value", "unit", "as_of", "scope", "base", "base_value", "source_name", "source_url",
               "components"},
    "attachment": {"title", "csv"},
    "contact": {"agency"},
}  # fmt: skip
TAGS = {"p", "h2", "h3", "h4", "b", "i", "ol", "ul", "li", "a", "sub", "sup", "br"}
TODAY = date(2026, 11, 22)
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["slug"][:30])


def blocks(article, kind):
    """The article's blocks of a kind."""
    return [block for block in article["body"] if block["type"] == kind]


def strings(value):
    """Every string inside a value of a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def words(text):
    """The words of a text without its tags, in lower case."""
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text).casefold())


def number(text):
    """A number as a Vietnamese writes it."""
    return float(text.replace(".", "").replace(",", "."))


def all_blocks(kind):
    """The blocks of a kind in all articles."""
    return [block for article in ARTICLES for block in blocks(article, kind)]


@every_article
def test_an_article_has_the_known_keys(article):
    assert NEEDED <= article.keys() <= ALLOWED
    assert article["category"] in CATEGORIES
    assert article["kind"] in KINDS
    assert article["photo"].keys() == PHOTO
    for block in article["body"]:
        assert block.keys() - {"type"} == BLOCKS[block["type"]]
    for gallery in blocks(article, "gallery"):
        assert all(photo.keys() == PHOTO for photo in gallery["photos"])


@every_article
def test_an_article_has_the_length_of_one(article):
    assert 20 <= len(article["title"]) <= 110
    assert 120 <= len(article["lead"]) <= 300
    assert 2 <= len(article["tags"]) <= 5
    text = " ".join(block.get("html", "") + block.get("text", "") for block in article["body"])
    assert 250 <= len(words(text)) <= 600


@every_article
def test_an_article_leads_to_what_the_demo_holds(article):
    assert article["agency"] in agencies()
    assert article["section"] == "" or article["section"] in agencies()
    assert set(article["procedures"]) <= {procedure["code"] for _area, procedure in procedures()}


@every_article
def test_an_article_keeps_its_dates_in_order(article):
    published = datetime.fromisoformat(article["published_on"])
    assert date(2025, 8, 1) <= published.date() <= date(2026, 11, 20)
    assert all(published.date() <= row["on"] <= TODAY for row in article.get("corrections", ()))
    if "expire_on" in article:
        assert published < datetime.fromisoformat(article["expire_on"])


@every_article
def test_bylines_share_the_whole(article):
    assert sum(row["share"] for row in article["bylines"]) == 100


@every_article
def test_texts_use_the_allowed_tags_and_close_them(article):
    for block in blocks(article, "text"):
        tidy = nh3.clean(block["html"], tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
        assert tidy.split() == block["html"].split()


@every_article
def test_addresses_are_invented_or_the_government_s(article):
    links = [link for text in strings(article) for link in re.findall(r"https?://[^\s\"<]+", text)]
    for link in links:
        host = urlsplit(link).hostname
        assert host.endswith((".example", ".gov.vn", ".chinhphu.vn")), link


@every_article
def test_the_tone_is_calm_and_a_level_names_its_scale(article):
    for text in strings(article):
        assert "!" not in text
        assert not re.search(r"mức độ [1-4]\b(?! \(thang cũ 2011–2022\))", text, re.IGNORECASE), text


@every_article
def test_a_table_has_as_many_cells_as_headings(article):
    for table in blocks(article, "table"):
        assert {len(row) for row in table["rows"]} == {len(table["header"])}


def test_slugs_and_places_on_the_front_page_are_taken_once():
    assert len({article["slug"] for article in ARTICLES}) == len(ARTICLES) == 25
    assert sorted(article["featured"] for article in ARTICLES if "featured" in article) == [1, 2, 3]
    assert sum(article["is_urgent"] for article in ARTICLES) == 1


def test_three_agencies_have_a_section_of_two_to_four_articles():
    counts = Counter(article["section"] for article in ARTICLES if article["section"])
    assert len(counts) == 3
    assert all(2 <= count <= 4 for count in counts.values())


def test_two_notices_have_expired_and_two_articles_are_corrected():
    ends = [datetime.fromisoformat(article["expire_on"]).date() for article in ARTICLES if "expire_on" in article]
    assert sum(end < TODAY for end in ends) == 2
    assert sum("corrections" in article for article in ARTICLES) >= 2


@pytest.mark.parametrize(("kind", "least"), [("figure", 8), ("table", 4), ("quote", 3), ("gallery", 2),
                                            ("attachment", 3)])  # fmt: skip
def test_every_kind_of_block_is_shown(kind, least):
    assert len(all_blocks(kind)) >= least


def test_only_the_figure_of_can_tho_does_not_add_up():
    odd = [figure["value"] for figure in all_blocks("figure") if figure["components"]
           and number(figure["value"]) != sum(number(part["value"]) for part in figure["components"])]  # fmt: skip
    assert odd == ["193"]


def test_a_figure_names_its_scope_and_source_and_its_date_unless_the_source_has_none():
    for figure in all_blocks("figure"):
        assert figure["scope"]
        assert figure["source_name"]
        assert isinstance(figure["as_of"], date) or "không ghi" in figure["source_name"], figure["label"]


@pytest.mark.shared
def test_no_twelve_words_in_a_row_are_a_seed_s():
    files = sorted((SHARED / "seeds").glob("*.txt"))
    if not files:
        pytest.skip("the seeds are absent")
    theirs = {run for path in files for run in runs(path.read_text(encoding="utf-8"))}
    ours = {run for article in ARTICLES for text in strings(article) for run in runs(text)}
    assert not theirs & ours


def runs(text):
    """Every twelve words in a row of a text."""
    row = words(text)
    return {tuple(row[place : place + 12]) for place in range(len(row) - 11)}
