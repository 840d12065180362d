"""What plans cost over invented ones: python bench/plans.py [--plans 5 500]; queries, CPU, kB of each page.

Each plan has 20 targets with 8 reports each. Each number is measured in a process and a database of its own.
"""

import argparse
import sys
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

_TARGETS, _BATCH = 20, 500
_DAYS = [date(2025 + place // 4, 3 * (place % 4) + 1, 28) for place in range(8)]


def main():
    """Measure every number of plans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[5, 500])
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        processes.map(measure, parser.parse_args().plans, chunksize=1)


def measure(count):
    """Fill a new database and print what each page costs."""
    from bench.search import throw_away_database

    with throw_away_database():
        from bench.pages import tell

        start = time.perf_counter()
        plan, target = fill(count)
        print(f"\n{count:,} plans, {count * _TARGETS:,} targets, stored in {time.perf_counter() - start:.0f} s")
        print(f"{'':<24}{'queries':>9}{'CPU ms':>9}{'kB':>9}")
        pages = {
            "list of plans": "/ke-hoach/",
            "board": "/ke-hoach/bang-tong-hop/",
            "targets that are late": "/ke-hoach/chi-tieu/?tinh-trang=late",
            "all targets as CSV": "/ke-hoach/chi-tieu.csv",
            "plan": plan.url,
            "target": target.get_absolute_url(),
            "feed of all": "/ke-hoach/atom.xml",
            "front page": "/",
        }
        for label, address in pages.items():
            tell(label, address)


def fill(count):
    """Store `count` public plans with targets and reports, straight into the tables; the last plan and its target."""
    from agencies.models import Agency
    from bench.pages import insert_pages
    from plans.models import PlanField, PlanIndexPage, PlanPage, ProgressReport, Target

    index, fields = PlanIndexPage.objects.get(), list(PlanField.objects.all())
    for number in range(12):
        Agency(name=f"Cơ quan số {number}", tier="province").save()
    agencies = list(Agency.objects.all())
    insert_pages(index, [_plan(index, fields, agencies, number) for number in range(count)])
    plans = list(PlanPage.objects.order_by("pk"))
    targets = [target for plan in plans for target in _targets(plan, agencies)]
    Target.objects.bulk_create(targets, _BATCH)
    reports = [report for target in targets for report in _reports(target)]
    ProgressReport.objects.bulk_create(reports, _BATCH)
    return plans[-1], targets[-1]


def _plan(index, fields, agencies, number):
    from bench.pages import page_columns
    from plans.models import PlanPage

    random = Random(number)
    return PlanPage(
        **page_columns(index, PlanPage, f"ke-hoach-thu-{number}", f"Kế hoạch thử số {number}", number),
        number=f"{number + 1}/KH-UBND", agency=random.choice(agencies), field=random.choice(fields),
        signer="Trần Văn Thử, Phó Chủ tịch", issued_on=date(2025, 1, 2), starts_on=date(2025, 1, 1),
        ends_on=date(2027, 12, 31), lead="Một kế hoạch để đo, với hai mươi chỉ tiêu và tám báo cáo mỗi chỉ tiêu.",
    )  # fmt: skip


def _targets(plan, agencies):
    from plans.models import Target

    random = Random(plan.pk)
    for place in range(_TARGETS):
        yield Target(
            plan=plan, sort_order=place, wording=f"tối thiểu {50 + place}% hồ sơ loại {place} nộp qua mạng",
            low=50 + place, operator="at_least", unit="%", direction="up", due_on=date(2027, 12, 31),
            agency=random.choice(agencies), baseline=20, baseline_on=date(2025, 1, 1),
        )  # fmt: skip


def _reports(target):
    from django.utils import timezone

    from plans.models import ProgressReport

    random, value = Random(target.sort_order), 20
    for day in _DAYS[: random.randrange(9)]:
        value += random.randrange(9)
        yield ProgressReport(target=target, value=value, as_of=day, source="Báo cáo", approved_at=timezone.now())


if __name__ == "__main__":
    main()
