"""The coverage report: what it counts, what it admits not to know, what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import Agency, LegalNumber
from feedback.models import Opinion
from figures.coverage.completeness import State
from figures.coverage.report import collect
from news.models import ArticlePage, Category, SectionPage, ViewCount
from search.models import SearchedQuery
from search.rebuild import reindex
from search.retrieval.snapshot import current
from tests.home.content import publish_guide, record, store
from tests.watch.watched import watched_portal
from watch.models import ScanRun
from watch.scan import scan

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = timezone.localdate()


def figures():
    """{key: Figure} of the report of now."""
    return {figure.key: figure for group in collect().groups for figure in group.figures}


def states():
    """{slug: state} of the categories."""
    return {category.slug: category.state for category in collect().categories}


def at_noon(day):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))


def article(slug="tin-tuc", published_on=TODAY, **fields):
    """A public article of a category, stored without the newsroom's forms."""
    number = ArticlePage.objects.count()
    moment = at_noon(published_on)
    return SectionPage.objects.get(slug="tin-tuc").add_child(
        instance=ArticlePage(
            title=f"Bài {number}", slug=f"bai-{number}", category=Category.objects.get(slug=slug),
            **{"published_on": moment, "first_published_at": moment, "live": True} | fields,
        )
    )  # fmt: skip


def test_an_empty_portal_knows_nothing_and_says_so(admin_client):
    found = figures()
    assert {key for key, figure in found.items() if figure.value is not None} == {"categories_empty"}
    assert admin_client.get("/so-lieu/do-phu/").content.decode().count("fact-missing") == len(found) - 1


def test_a_category_is_empty_stale_fresh_or_without_a_term():
    Category.objects.filter(slug="chi-dao-dieu-hanh").update(review_months=12)
    article("thong-bao", TODAY - timedelta(days=200))
    article("chi-dao-dieu-hanh", TODAY - timedelta(days=200))
    article("tin-tuc", TODAY - timedelta(days=2000))
    assert states() == {
        "tin-tuc": State.NO_TERM, "chi-dao-dieu-hanh": State.FRESH, "pho-bien-phap-luat": State.EMPTY,
        "khen-thuong-xu-phat": State.EMPTY, "thong-bao": State.STALE,
    }  # fmt: skip
    found = figures()
    assert (found["categories_empty"].value, found["categories_empty"].whole) == (2, 5)
    assert (found["categories_stale"].value, found["categories_stale"].whole) == (1, 2)


@pytest.mark.parametrize("gone", [{"live": False}, {"expire_at": timezone.now() - timedelta(days=1)}])
def test_an_article_that_lists_do_not_show_fills_no_category(gone):
    article("thong-bao", **gone)
    assert states()["thong-bao"] == State.EMPTY


def test_an_article_past_its_day_of_review_is_counted():
    article(review_on=TODAY)
    article(review_on=TODAY + timedelta(days=1))
    assert (figures()["articles_due"].value, figures()["articles_due"].whole) == (1, 2)


def test_procedures_that_lack_something_are_counted_and_withdrawn_ones_are_not():
    bare = {"executionMethods": [], "executionCases": [], "cases": []}
    whole, _lacking, gone = store(record(1, "Cấp thẻ sẻ"), record(2, "Cấp thẻ én", **bare), record(3, "Cấp thẻ cò"))
    publish_guide(whole, title="Xin thẻ xem chim sẻ")
    gone.withdrawn_on = TODAY
    gone.save()
    reindex("procedure", [gone.pk])
    found = figures()
    assert found["procedures"].value == 2
    for key in ("with_guide", "without_time", "without_papers"):
        assert found[f"procedures_{key}"].value == 1, key
    assert found["compared_last"].value == TODAY


def test_the_number_without_a_fee_is_what_its_source_lists(client):
    store(record(1, "Cấp thẻ sẻ"), record(2, "Cấp thẻ én", executionMethods=[]))
    figure = figures()["procedures_without_fee"]
    assert figure.value == 1
    assert "Cấp thẻ én" in client.get(figure.source.url).content.decode()


def test_only_the_provinces_own_agencies_are_counted():
    Agency(name="Sở Vườn chim", tier="province", phone="0299").save()
    Agency(name="UBND xã Cò", tier="commune", phone="0299", address="Ấp 1").save()
    Agency(name="Bộ Vườn tược", tier="ministry").save()
    assert (figures()["agencies_without_phone"].value, figures()["agencies_without_phone"].whole) == (0, 2)
    assert figures()["agencies_without_address"].value == 1


@pytest.fixture
def november(monkeypatch):
    """The report of Friday 20/11/2026."""
    monkeypatch.setattr(timezone, "localdate", _localdate(timezone.localdate))


def _localdate(real):
    return lambda moment=None, *args: real(moment, *args) if moment else date(2026, 11, 20)


def test_articles_are_measured_by_the_rule_of_the_day_of_the_event(november):
    article(event_on=date(2026, 6, 1), published_on=date(2026, 6, 3))  # two working days were allowed
    article(event_on=date(2026, 6, 1), published_on=date(2026, 6, 4))
    article(event_on=date(2026, 11, 6), published_on=date(2026, 11, 9))  # at once, over a weekend
    article(event_on=date(2026, 11, 25), published_on=date(2026, 11, 20))  # announced before
    article(published_on=date(2026, 11, 20))
    article(event_on=date(2025, 10, 1), published_on=date(2025, 10, 30))  # more than a year ago
    found = figures()
    assert (found["articles_measured"].value, found["articles_measured"].whole) == (4, 5)
    assert (found["articles_in_time"].value, found["articles_in_time"].whole) == (2, 4)
    assert found["articles_median_days"].value == 1.5


def test_a_date_before_the_real_one_is_told():
    article(published_on=TODAY - timedelta(days=3), first_published_at=timezone.now())
    article()
    assert figures()["articles_dated_back"].value == 1


def test_the_scan_notes_what_it_asked_and_how_long_readers_wait(settings):
    with watched_portal() as (portal, address):
        settings.BASE_URL = address
        portal.answer = lambda path, headers: (500, {}, "") if path == "/thu-tuc/" else (200, {}, "<p>Tin</p>")
        run = scan(rate=1000)
    assert run.pages_asked == run.addresses
    assert run.pages_read == run.addresses - 1
    assert 0 <= run.median_ms <= run.slowest_ms
    found = figures()
    assert (found["pages_answered"].value, found["pages_answered"].whole) == (run.pages_read, run.pages_asked)
    assert found["answer_slowest"].value == run.slowest_ms


def test_a_scan_that_broke_off_counts_against_the_nights_only():
    ScanRun.objects.create(addresses=9, pages_asked=9, pages_read=8, median_ms=5, slowest_ms=7,
                           finished_at=timezone.now())  # fmt: skip
    ScanRun.objects.create(addresses=9, pages_asked=2)
    found = figures()
    assert found["pages_answered"].value == 8
    assert (found["scans_finished"].value, found["scans_finished"].whole) == (1, 2)


def test_use_is_counted_over_thirty_days():
    written = article()
    for days, number in ((0, 5), (29, 2), (30, 90)):
        day = TODAY - timedelta(days=days)
        ViewCount.objects.create(article=written, day=day, views=number)
        SearchedQuery.objects.create(day=day, query="chim", searches=number, hits=0 if days == 29 else 3)
        Opinion.objects.create(kind="article", key="1", title="a", is_useful=days == 0, given_on=day)
    found = figures()
    assert (found["views"].value, found["searches"].value) == (7, 7)
    assert found["searches_without_results"].value == 29
    assert (found["opinions_useful"].value, found["opinions_useful"].whole) == (1, 2)


def test_every_figure_has_its_scope_date_and_source(client):
    for figure in figures().values():
        assert figure.label, figure.key
        assert figure.scope, figure.key
        assert figure.as_of <= TODAY, figure.key
        if not figure.source.right:
            assert client.get(figure.source.url).status_code == 200, figure.key


def _fill(articles, others):
    for _number in range(articles):
        article("thong-bao", event_on=TODAY - timedelta(days=3))
    Agency.objects.bulk_create(
        Agency(name=f"Trạm {number}", slug=f"tram-{articles}-{number}", tier="commune") for number in range(others)
    )
    store(*(record(articles * 100 + number, f"Cấp thẻ {articles}-{number}") for number in range(others)))


@pytest.mark.slow
def test_a_large_portal_costs_as_many_queries_as_a_small_one():
    counts = []
    for size, others in ((25, 3), (75, 40)):
        _fill(size, others)
        current()
        with CaptureQueriesContext(connection) as asked:
            collect()
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14
    assert ArticlePage.objects.count() == 100


@pytest.mark.parametrize(
    ("day", "days", "decree"),
    [(date(2011, 7, 31), None, ""), (date(2026, 6, 30), 10, "43/2011"), (date(2026, 7, 1), 0, "224/2026")],
)
def test_the_term_for_publishing_a_plan_is_data_with_its_dates(day, days, decree):
    rule = LegalNumber.on(LegalNumber.Name.PLAN_PUBLICATION, day)
    assert (rule and rule.value) == days
    assert rule is None or decree in rule.source
