"""What the public sees of plans: index, plan, target; whatever is asked for."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import PlanField, PlanPage, Relation

from .conftest import today

pytestmark = pytest.mark.django_db
INDEX, BOARD, TARGETS = "/ke-hoach/", "/ke-hoach/bang-tong-hop/", "/ke-hoach/chi-tieu/"
HOSTILE = '<script>alert("x")</script>'


def relate(newer, former, kind="replaces"):
    Relation.objects.create(plan=newer, former=former, kind=kind, sort_order=0)


def titles(page):
    return [link.text for link in page.select(".cards .card-title a")]


# Index


def test_the_list_shows_each_plan_with_what_became_of_it(see, plan_of, approve):
    plan = plan_of({"wording": "Đạt 70% hồ sơ"}, {"wording": "Đạt 80% hồ sơ"}, ends_on=today(900))
    approve(plan.targets.first(), "70")
    text = see(INDEX).text
    assert plan.title in text
    assert "1 trong 2 chỉ tiêu" in text


def test_filters_narrow_the_list_and_count_as_if_they_were_not_set(see, plan_of):
    water = PlanField.objects.exclude(slug="chuyen-doi-so").first()
    one, two = plan_of(ends_on=today(900)), plan_of(ends_on=today(900), field=water)
    assert titles(see(INDEX, **{"linh-vuc": water.slug})) == [two.title]
    assert titles(see(INDEX, **{"co-quan": one.agency.slug})) == [two.title, one.title]
    assert titles(see(INDEX, **{"hieu-luc": "con-hieu-luc", "linh-vuc": "chuyen-doi-so"})) == [one.title]
    options = see(INDEX, **{"linh-vuc": water.slug}).select("select[name=linh-vuc] option[value]")
    assert {option["value"] for option in options} >= {water.slug, "chuyen-doi-so"}


# Plan


def test_a_plan_shows_its_facts_with_their_dates(see, plan_of):
    text = see(plan_of(effective_on=date(2025, 2, 1)).url).text
    for words in ("Kế hoạch 1/KH-UBND", "Ủy ban nhân dân tỉnh Hồng Ngự", "01/01/2025 – 31/12/2027", "02/01/2025",
                  "01/02/2025", "Lê Văn An, Phó Chủ tịch", "Làm đến nơi đến chốn."):  # fmt: skip
        assert words in text


def test_the_contents_lead_to_headings_that_are_there(see, plan_of):
    body = [("text", "<h2>Việc làm</h2><p>Một.</p><h3>Ai làm</h3><p>Hai.</p><h2>Việc làm</h2>")]
    page = see(plan_of(body=body).url)
    anchors = [link["href"][1:] for link in page.select(".page-index a")]
    assert len(anchors) == len(set(anchors))
    assert all(page.find(id=anchor) for anchor in anchors)
    assert [link.text for link in page.select(".contents-2, .contents-3")] == ["Việc làm", "Ai làm", "Việc làm"]


def test_what_is_not_known_is_said_to_be_unknown(see, plan_of):
    plan = plan_of()
    PlanPage.objects.filter(pk=plan.pk).update(signer="", issued_on=None)
    page = see(plan.url)
    facts = {row.dt.text: row.dd.text.strip() for row in page.select(".plan-facts > div")}
    assert (facts["Ban hành"], facts["Người ký"]) == ("–", "–")
    missing = [" ".join(line.text.split()) for line in page.select(".fact-missing")]
    assert missing == ["Chưa có báo cáo", "Chưa có tệp đã ký", "Chưa có thông tin"]


@pytest.mark.parametrize(("kind", "newer_says", "older_says"), [
    ("replaces", "thay thế", "được thay thế"), ("amends", "sửa đổi", "được sửa đổi"),
])  # fmt: skip
def test_banners_lead_both_ways(see, plan_of, kind, newer_says, older_says):
    former, newer = plan_of(), plan_of(issued_on=date(2026, 1, 5))
    relate(newer, former, kind)
    of_newer, of_former = see(newer.url).select_one(".notices"), see(former.url).select_one(".notices")
    assert newer_says in of_newer.text
    assert of_newer.a["href"] == former.url
    assert older_says in of_former.text
    assert of_former.a["href"] == newer.url


@pytest.mark.parametrize("kind", ["replaces", "amends"])
@pytest.mark.parametrize(("days", "is_past"), [(0, True), (1, False)])
def test_a_banner_tells_the_day_from_which_the_newer_plan_holds(see, plan_of, kind, days, is_past):
    former, newer = plan_of(), plan_of(issued_on=date(2025, 1, 5), effective_on=today(days))
    relate(newer, former, kind)
    banner = " ".join(see(former.url).select_one(".notices").text.split())
    said = {"replaces": "Kế hoạch này được thay thế ngày", "amends": "Kế hoạch này được sửa đổi ngày"}[kind]
    assert f"{today(days):%d/%m/%Y}" in banner
    assert newer.heading in banner
    assert (said in banner) == is_past


def test_a_draft_that_would_replace_a_plan_says_nothing_yet(see, plan_of):
    former, newer = plan_of(), plan_of()
    relate(newer, former)
    PlanPage.objects.filter(pk=newer.pk).update(live=False)
    assert not see(former.url).select(".notices .notice")


def test_words_of_plans_and_targets_are_escaped(client, plan_of, approve):
    plan = plan_of(
        {"wording": f"Đạt 70% hồ sơ {HOSTILE}", "group": HOSTILE, "condition": HOSTILE},
        title=f"Kế hoạch {HOSTILE}", lead=HOSTILE, orientation=HOSTILE, signer=HOSTILE,
    )  # fmt: skip
    target = plan.targets.get()
    approve(target, source=HOSTILE, note=HOSTILE)
    for address in (INDEX, BOARD, TARGETS, plan.url, target.get_absolute_url(), f"{plan.url}ban-1/"):
        text = client.get(address).content.decode()
        assert HOSTILE not in text
        assert "&lt;script&gt;" in text


# Target


def test_a_target_shows_its_arithmetic_and_its_rule(see, plan_of, approve):
    target = plan_of({"wording": "Đạt 70% hồ sơ"}).targets.get()
    approve(target, "70", date(2025, 6, 30))
    page = see(target.get_absolute_url())
    assert page.select_one(".state").text == "Đạt"
    assert "70%" in page.select_one("[aria-labelledby=arithmetic-heading]").text
    assert page.select_one('[aria-labelledby=arithmetic-heading] a[href$="#cach-tinh"]')
    assert see(BOARD).select_one("#cach-tinh")


def test_a_corrected_report_is_struck_and_leads_to_its_correction(see, plan_of, approve):
    target = plan_of({"wording": "Đạt 70% hồ sơ"}).targets.get()
    wrong = approve(target, "90")
    right = approve(target, "60", corrects=wrong)
    row = see(target.get_absolute_url()).find(id=f"bao-cao-{wrong.pk}")
    assert row.s.text == "90%"
    assert row.select_one("td a")["href"] == f"#bao-cao-{right.pk}"
    assert see(target.get_absolute_url()).select_one(".state").text != "Đạt"


def test_a_report_after_its_deadline_says_by_how_many_days(see, plan_of, approve):
    target = plan_of().targets.get()
    late = timezone.make_aware(timezone.datetime(2025, 7, 25, 9))
    approve(target, created_at=late)
    assert "10 ngày" in see(target.get_absolute_url()).select_one(".table-reports").text


def test_what_waits_for_approval_or_was_refused_is_not_shown(see, plan_of, report, person):
    target = plan_of().targets.get()
    report(target, "12", author=person("Phóng viên"))
    report(target, "13", author=person("Phóng viên"), refused_at=timezone.now(), refused_by=person("Trưởng ban"))
    page = see(target.get_absolute_url())
    assert "12%" not in page.text
    assert "13%" not in page.text


def test_the_line_of_reports_has_a_table_with_the_same_numbers(see, plan_of, approve):
    target = plan_of().targets.get()
    for month, value in ((3, "10"), (6, "30,5"), (9, "50")):
        approve(target, value.replace(",", "."), date(2025, month, 28))
    page = see(target.get_absolute_url())
    assert len(page.select(".trend-dot")) == 3
    assert [cell.text for cell in page.select(".table-reports b")] == ["50%", "30,5%", "10%"]


# Whatever is asked for


def test_a_draft_and_its_targets_are_nowhere(client, plan_of):
    plan = plan_of(title="Kế hoạch kín")
    target = plan.targets.get()
    PlanPage.objects.filter(pk=plan.pk).update(live=False)
    for address in (plan.url, target.get_absolute_url(), f"/ke-hoach/{plan.slug}/atom.xml", f"{plan.url}ban-1/",
                    reverse("plan_target_reports", args=[target.pk])):  # fmt: skip
        assert client.get(address).status_code == 404
    for address in (INDEX, BOARD, TARGETS, reverse("plans_feed"), reverse("plan_targets_csv")):
        assert "Kế hoạch kín" not in client.get(address).content.decode()


def test_pages_answer_head_and_refuse_post(client, plan_of):
    plan = plan_of()
    target = plan.targets.get()
    for address in (BOARD, TARGETS, target.get_absolute_url(), reverse("plan_targets_csv"), reverse("plans_feed"),
                    reverse("plan_targets_xlsx"), f"{plan.url}ban-1/"):  # fmt: skip
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405
    for address in (INDEX, plan.url):
        assert client.head(address).status_code == 200
        assert client.post(address).status_code in (200, 405)


def test_every_page_leads_back_and_on(see, plan_of):
    plan = plan_of(ends_on=today(400))
    assert see(plan.url).select_one(f'a[href="{BOARD}"]')
    assert see(BOARD).select_one(f'a[href="{plan.url}"]')
    assert see(INDEX).select_one(f'a[href="{BOARD}"]')
