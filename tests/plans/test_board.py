"""What the public sees of plans: board, exports, feeds."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO

import feedparser
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from plans.models import PlanField
from plans.terms import State

from .conftest import today

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
INDEX, BOARD, TARGETS = "/ke-hoach/", "/ke-hoach/bang-tong-hop/", "/ke-hoach/chi-tieu/"
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def province(plan_of, approve):
    """Plans of two agencies and fields with targets in every state."""
    other = Agency.objects.create(name="Sở Vườn chim", tier="province")
    water = PlanField.objects.exclude(slug="chuyen-doi-so").first()
    far = {"due_on": today(700)}
    facts = {"starts_on": today(-300), "ends_on": today(700), "issued_on": today(-310)}
    first = plan_of({"wording": "Đạt 70% một"} | far, {"wording": "Đạt 70% hai"} | far, {"wording": "Đạt 70% ba"} | far,
                    {"wording": "Đạt 70% bốn", "due_on": today(-10)},
                    {"wording": "Đạt 70% bỏ", "dropped_on": today(-5), "dropped_why": "Hết vốn"} | far,
                    **facts)  # fmt: skip
    second = plan_of({"wording": "Đạt 70% năm", "agency": other} | far, {"wording": "Đạt 70% sáu"} | far,
                     field=water, **facts)  # fmt: skip
    plan_of({"wording": "Đạt 70% cũ", "due_on": today(-400)}, starts_on=today(-900), ends_on=today(-300))
    one, two, three, four, _dropped = first.targets.all()
    for target, value in ((one, "70"), (two, "30"), (three, "14"), (four, "10"), (second.targets.first(), "5")):
        approve(target, value, today(-20))
    return first, second


def number_of(text):
    return int(re.search(r"\d+", text)[0])


def test_the_board_counts_every_state(client, province):
    counts = {cell["state"]: cell["count"] for cell in client.get(BOARD).context["states"]}
    assert [counts[state] for state in State] == [2, 1, 1, 1, 1, 1]


def test_every_number_of_the_board_leads_to_as_many_rows(see, client, province):
    page = see(BOARD)
    links = page.select('.board-sums a, .board-table td a, a[href*="den-han"]')
    assert len(links) > 12
    for link in links:
        assert client.get(link["href"]).context["total"] == number_of(link.text), link["href"]
    for link in page.select(".board-stages a"):
        assert client.get(link["href"]).context["total"] == number_of(link.text)


def test_more_exceptions_than_fit_lead_to_the_whole_list(see, client, plan_of):
    plan_of(*({"wording": f"Đạt 70% số {number}"} for number in range(15)), ends_on=today(400))
    page = see(BOARD)
    links = [link for link in page.select('a[rel="nofollow"]') if "Xem" in link.text]
    assert links
    for link in links:
        assert client.get(link["href"]).context["total"] == number_of(link.text) == 15


def test_rows_and_sums_of_the_tables_agree(client, province):
    context = client.get(BOARD).context
    for name in ("agencies", "fields"):
        assert sum(row["total"] for row in context[name]) == context["total"] == 7
        assert all(sum(cell["count"] for cell in row["cells"]) == row["total"] for row in context[name])


def test_compulsory_fields_without_a_plan_are_named(see, plan_of):
    empty = see(BOARD).select_one("[aria-labelledby=lacking-heading]").text
    field = PlanField.objects.exclude(source="").first()
    assert field.name in empty
    plan_of(field=field, ends_on=today(400))
    assert field.name not in see(BOARD).select_one("[aria-labelledby=lacking-heading]").text


def test_the_board_without_plans_says_so(see):
    assert see(BOARD).select_one(".empty-message")


# Exports


def table_of(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_csv_opens_in_a_vietnamese_spreadsheet(client, plan_of, approve):
    target = plan_of({"wording": "=HYPERLINK(1) đạt 70,5% hồ sơ"}).targets.get()
    approve(target, "12.25", source="@tong")
    answer = client.get(reverse("plan_targets_csv"))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    heads, row = table_of(answer)
    cells = dict(zip(heads, row, strict=True))
    assert {"70,5", "12,25", "'@tong", "30/06/2025", "31/12/2027"} <= set(row)
    assert cells["Nguyên văn"].startswith("'=HYPERLINK")
    assert row[-1].endswith(target.get_absolute_url())


def test_the_xlsx_opens_whatever_was_written(client, plan_of, approve):
    target = plan_of({"wording": "Đạt 70% hồ sơ"}).targets.get()
    type(target).objects.filter(pk=target.pk).update(wording="=1+1 \x0b\x1f\ufffe đạt 70%")
    approve(target, "12.25")
    answer = client.get(reverse("plan_targets_xlsx"))
    heads, row = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert len(heads) == len(row)
    assert 12.25 in [float(cell) for cell in row if isinstance(cell, (int, float))]
    assert any(isinstance(cell, str) and cell.startswith("'=1+1") for cell in row)


@pytest.mark.parametrize("name", ["plan_targets_csv", "plan_targets_xlsx", "plan_targets"])
def test_lists_and_exports_are_narrowed_alike(client, province, name):
    first, second = province
    for query, count in (({"tinh-trang": "late"}, 2), ({"ke-hoach": second.slug}, 2), ({"linh-vuc": "khong-co"}, 0),
                         ({"tinh-trang": "late", "ke-hoach": first.slug}, 1)):  # fmt: skip
        answer = client.get(reverse(name), query)
        found = {
            "plan_targets_csv": lambda answer=answer: len(table_of(answer)) - 1,
            "plan_targets_xlsx": lambda answer=answer: load_workbook(BytesIO(answer.content)).active.max_row - 1,
            "plan_targets": lambda answer=answer: answer.context["total"],
        }[name]()
        assert found == count


def test_reports_of_a_target_as_a_table_name_their_correction(client, plan_of, approve):
    target = plan_of().targets.get()
    wrong = approve(target, "90")
    approve(target, "60.5", date(2025, 6, 29), corrects=wrong)
    _heads, right, struck = table_of(client.get(reverse("plan_target_reports", args=[target.pk])))
    assert (right[1], struck[1], struck[-1]) == ("60,5", "90", "29/06/2025")


def test_a_source_that_is_only_an_address_is_read_everywhere(client, see, plan_of, approve):
    target, address = plan_of().targets.get(), "https://so-lieu.example.vn/quy-2"
    approve(target, source="", source_url=address)
    (link,) = see(target.get_absolute_url()).select(f'.table-reports a[href="{address}"]')
    assert link.text == address
    assert address in client.get(reverse("plan_target_reports", args=[target.pk])).content.decode()
    assert address in client.get(reverse("plan_targets_csv")).content.decode()


def test_the_list_says_that_it_holds_only_what_is_due_now(see, plan_of):
    plan_of()
    assert "Đến hạn trong giai đoạn này" in see(TARGETS, **{"den-han": "1"}).select_one(".lead").text
    assert not see(TARGETS).select(".lead")


def test_a_work_without_a_unit_is_told_in_percent_wherever_it_is_told(client, see, plan_of, approve):
    plan = plan_of({"wording": "Xây xong bến đò", "operator": "done"})
    target = plan.targets.get()
    approve(target, "35.5")
    reports = see(target.get_absolute_url()).select_one(".table-reports")
    feed = client.get(reverse("plans_feed")).content.decode()
    row = table_of(client.get(reverse("plan_target_reports", args=[target.pk])))[1]
    assert "35,5%" in reports.text
    assert "35,5%" in see(plan.url).select_one(f"#chi-tieu-{target.pk}").text
    assert "35,5%" in feed
    assert row[1:3] == ["35,5", "%"]


# Feeds


def test_feeds_are_valid_atom_with_versions_and_reports(client, plan_of, approve):
    plan = plan_of(title="Kế hoạch <b>& hơn \x0b")
    approve(plan.targets.get())
    for address in (reverse("plans_feed"), reverse("plan_feed", args=[plan.slug])):
        found = feedparser.parse(client.get(address).content)
        assert not found.bozo, found.bozo_exception
        assert found.version == "atom10"
        assert len(found.entries) == 2
        assert len({entry.id for entry in found.entries}) == 2
        assert all(client.get(entry.link).status_code == 200 for entry in found.entries)
        assert "40%" in found.entries[0].title
