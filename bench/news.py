"""What news cost over invented articles: python bench/news.py [--articles 25 5000]; queries, CPU, kB of each page.

Each number is measured in a process and a database of its own, as in bench/search.py.
"""

import argparse
import sys
import time
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

_BATCH = 500
_WORDS = (
    "cửa", "sáng", "quầy", "hồ", "sơ", "phường", "tỉnh", "mở", "thêm", "giờ", "nhận", "trả", "kết", "quả", "người",
    "dân", "lịch", "tiêm", "cầu", "đường", "lúa",
)  # fmt: skip


def main():
    """Measure every number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[25, 5000])
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        processes.map(measure, parser.parse_args().articles, chunksize=1)


def measure(count):
    """Fill a new database and print what each page costs."""
    from bench.search import throw_away_database

    with throw_away_database():
        from bench.pages import tell

        start = time.perf_counter()
        articles = fill(count)
        print(f"\n{count:,} articles, stored in {time.perf_counter() - start:.0f} s")
        print(f"{'':<24}{'queries':>9}{'CPU ms':>9}{'kB':>9}")
        pages = {
            "section index": "/tin-tuc/",
            "the last page of it": "/tin-tuc/?trang=9999",
            "one month": f"/tin-tuc/?thang={articles[0].published_on:%Y-%m}",
            "article": articles[len(articles) // 2].url,
            "feed": "/tin-tuc/rss.xml",
            "front page": "/",
        }
        for label, address in pages.items():
            tell(label, address)


def fill(count):
    """Store `count` public articles in the news, straight into the tables, with a version of the first ones."""
    from django.db import transaction

    from news.models import ArticlePage, SectionPage

    section = SectionPage.objects.get(slug="tin-tuc")
    first = ArticlePage.objects.count()
    with transaction.atomic():
        for start in range(first, first + count, _BATCH):
            _store(section, range(start, min(first + count, start + _BATCH)))
    made = list(ArticlePage.objects.filter(slug__startswith="bai-thu-").order_by("pk"))
    middle = made[len(made) // 2]
    middle.live_revision = middle.save_revision()
    middle.save(update_fields=["live_revision"])
    return made


def _store(section, numbers):
    """Insert an article for each number."""
    from bench.pages import insert_pages
    from news.models import Category

    categories = list(Category.objects.all())
    articles = [_article(section, categories, number) for number in numbers]
    insert_pages(section, articles)


def _article(section, categories, number):
    from django.utils import timezone

    from bench.pages import page_columns
    from news.models import ArticlePage

    random = Random(number)
    title = " ".join(random.choices(_WORDS, k=9)).capitalize()
    moment = timezone.now() - timedelta(hours=7 * number + 1)
    slug = f"bai-thu-{number}"
    return ArticlePage(
        **page_columns(section, ArticlePage, slug, title, number),
        first_published_at=moment, last_published_at=moment, published_on=moment,
        lead=" ".join(random.choices(_WORDS, k=30)).capitalize() + ".", source_name="Văn phòng",
        category=random.choice(categories),
        body=[("text", f"<h2>{title}</h2><p>{' '.join(random.choices(_WORDS, k=400))}</p>")],
    )  # fmt: skip


if __name__ == "__main__":
    main()
