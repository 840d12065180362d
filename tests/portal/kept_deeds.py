"""What editors, the sync and the clock do to public pages; `number` chooses what is touched."""

from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site

from agencies.models import Agency, CalendarDay, LegalAct
from catalogue.models import AreaGroup, CaseCorrection, CaseKind, LifeEvent, Procedure, ProcedureGuide
from catalogue.search_report.report import decide
from core.models import SiteSettings
from feedback.models import Poll
from home.channels.models import OfficialChannel
from home.models import InformationPage, ServiceNotice
from news.models import ArticlePage, Category, SectionPage
from news.newsroom.views import UnpublishPageAction
from plans.models import PlanField, PlanPage, ProgressReport, Target
from search.learning.popular import learn
from search.models import ClickedResult, Synonym
from tests.home.content import record, store
from tests.news.conftest import new_article, new_draft
from tests.portal.visit_deeds import VISIT_DEEDS
from watch.models import RelatedLink


def _one(rows, number):
    rows = list(rows.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def _later(**time):
    return timezone.now() + timedelta(**time)


def _published(page, **fields):
    page = page.specific
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False).publish()


def _saved(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def _articles():
    return ArticlePage.objects.live()


def publish_article(number):
    new_article(f"Lịch mở cửa số {number}", slug=f"lich-{number}-{timezone.now().timestamp():.0f}")


def edit_article(number):
    _published(_one(_articles(), number), title=f"Bài đã sửa lần {number}")


def unpublish_article(number):
    UnpublishPageAction(_one(_articles(), number)).execute(skip_permission_checks=True)


def move_article(number):
    article, to = _one(_articles(), number), _one(SectionPage.objects.all(), number)
    if article.get_parent().pk != to.pk:
        article.move(to, pos="last-child")


def delete_draft(number):
    new_draft(title=f"Nháp {number}", slug=f"nhap-{number}-{timezone.now().timestamp():.0f}").delete()


def let_article_expire(number):
    _published(_one(_articles(), number), expire_at=_later(hours=1))


def schedule_article(number):
    slug = f"hen-{number}-{timezone.now().timestamp():.0f}"
    _published(new_draft(title=f"Bài hẹn giờ {number}", slug=slug), go_live_at=_later(hours=2))


def run_the_schedule(number):
    call_command("publish_scheduled")


def raise_alert(number):
    _published(_one(_articles(), number), is_urgent=True, urgent_until=_later(hours=1 + number))


def rename_section(number):
    _published(_one(SectionPage.objects.live(), number), title=f"Chuyên trang {number}")


def add_information_page(number):
    slug = f"hoi-dap-{number}"
    if not Page.objects.filter(slug=slug).exists():
        page = InformationPage(
            title=f"Hỏi đáp {number}",
            slug=slug,
            lead="Hỏi.",
            show_in_menus=bool(number % 2),
            body=[("text", "<p>Hỏi và đáp.</p>")],
        )
        Site.objects.get().root_page.specific.add_child(instance=page)


def delete_information_page(number):
    if page := _one(InformationPage.objects.filter(slug__startswith="hoi-dap-"), number):
        page.delete()


def change_settings(number):
    _saved(SiteSettings.for_site(Site.objects.get()), phone=f"0299 3822 11{number}")


def announce_stop(number):
    notice = ServiceNotice(
        title=f"Bảo trì {number}", affected="Chưa tra cứu được.", is_planned=False, live=False,
        starts_at=timezone.now(), expected_end_at=_later(minutes=30 + 30 * number),
    )  # fmt: skip
    notice.save()
    notice.save_revision().publish()


def call_stop_off(number):
    if notice := _one(ServiceNotice.objects.all(), number):
        notice.delete()


def add_synonym(number):
    Synonym.objects.get_or_create(term="khai sinh", variant=f"giấy chào đời {number}")


def delete_synonyms(number):
    Synonym.objects.filter(term="khai sinh").delete()


def change_link(number):
    _saved(_one(RelatedLink.objects.all(), number), title=f"Trang liên kết {number}")


def change_channel(number):
    _saved(_one(OfficialChannel.objects.all(), number), name=f"Kênh chính thức {number}")


def delete_channel(number):
    if OfficialChannel.objects.count() > 2:
        _one(OfficialChannel.objects.all(), number).delete()


def rename_category(number):
    _saved(_one(Category.objects.filter(articles__live=True).distinct(), number), name=f"Loại tin {number}")


def rename_plan_field(number):
    _saved(_one(PlanField.objects.all(), number), name=f"Ngành {number}")


def rename_life_event(number):
    _saved(_one(LifeEvent.objects.filter(parent=None), number), name=f"Sự kiện đời sống {number}")


def rename_area_group(number):
    _saved(_one(AreaGroup.objects.all(), number), name=f"Nhóm lĩnh vực {number}")


def change_agency(number):
    _saved(_one(Agency.objects.all(), number), phone=f"0299 3700 00{number}", short_name=f"Cơ quan {number}")


def rename_legal_act(number):
    _saved(_one(LegalAct.objects.all(), number), title=f"Văn bản {number}")


def change_day_off(number):
    _saved(_one(CalendarDay.objects.all(), number), name=f"Ngày nghỉ {number}")


def publish_guide(number):
    guide = _one(ProcedureGuide.objects.all(), number)
    guide.title, guide.tips = f"Việc thường ngày {number}", f"Đem theo bản gốc {number}."
    guide.save_revision().publish()


def correct_case(number):
    guide = _one(ProcedureGuide.objects.all(), number)
    if case := guide.procedure.cases.exclude(name="").first():
        guide.case_corrections = [CaseCorrection(case_name=case.name, kind=list(CaseKind)[number % len(CaseKind)])]
        guide.save_revision().publish()


def unpublish_guide(number):
    if guide := _one(ProcedureGuide.objects.filter(live=True), number):
        guide.unpublish()


def sync_record(number):
    store(record(number, f"Cấp giấy phép thử {number} {timezone.now():%d%H%M}"))


def sync_the_same(number):
    store(record(1, "Cấp giấy phép thử"))
    store(record(1, "Cấp giấy phép thử"))


def change_procedure_guide_target(number):
    withdrawn = _one(Procedure.objects.exclude(withdrawn_on=None), number)
    if withdrawn and not ProcedureGuide.objects.filter(procedure=withdrawn).exists():
        ProcedureGuide(procedure=withdrawn, live=False, replaced_by=_one(Procedure.objects.all(), number)).save()
        withdrawn.guide.save_revision().publish()


def report_progress(number):
    head = User.objects.get(username="truongban")
    ProgressReport.objects.create(
        target=_one(Target.objects.filter(plan__live=True), number), value=Decimal(50 + number),
        as_of=timezone.localdate(), source="Báo cáo", author=User.objects.get(username="bientap"),
        created_at=timezone.now(), approved_by=head, approved_at=timezone.now(),
    )  # fmt: skip


def edit_plan(number):
    _published(_one(PlanPage.objects.live(), number), title=f"Kế hoạch đã sửa {number}")


def unpublish_poll(number):
    if poll := _one(Poll.objects.filter(live=True), number):
        poll.unpublish()


def learn_what_is_opened(number):
    words = ("cap", "giay", "dang ki")[number % 3]
    row = {
        "words": words,
        "query": words,
        "kind": "procedure",
        "key": _one(Procedure.objects.all(), number).national_id,
    }
    for days in range(3):
        ClickedResult.objects.get_or_create(day=timezone.localdate() - timedelta(days), **row, defaults={"clicks": 9})
    learn()


def decide_about_a_search(number):
    decide("giay phep", ["not_ours", "open"][number % 2], User.objects.get(username="truongban"))


DEEDS = {name: deed for name, deed in globals().items() if callable(deed) and deed.__module__ == __name__}
DEEDS = {name: deed for name, deed in DEEDS.items() if not name.startswith("_")} | VISIT_DEEDS
