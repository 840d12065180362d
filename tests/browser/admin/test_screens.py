"""Every screen that asks for nothing but a look, as the role that meets it; the dot is the dashboard."""

import re

import pytest

from .language import not_vietnamese

pytestmark = pytest.mark.browser

SCREENS = {
    "phongvien": """
        . account/ pages/ pages/3/ pages/4/ pages/10/ pages/10/edit/ pages/10/history/ pages/10/usage/ pages/10/copy/
        pages/10/workflow_history/ pages/4/add_subpage/ pages/search/?q=khai pages/usage/news/articlepage/
        images/ images/add/ images/multiple/add/ images/1/ documents/ documents/add/ documents/multiple/add/
        reports/locked/ reports/workflow/ reports/workflow_tasks/ reports/site-history/ reports/aging-pages/
        reports/page-types-usage/ toa-soan/huong-dan/ hai-buoc/
        toa-soan/khong-co/""",
    "coquan": ". pages/18/ pages/18/add_subpage/ pages/add/news/articlepage/18/ pages/19/edit/ images/ documents/",
    "bientap": """
        . pages/4/ pages/5/ pages/5/edit/ pages/add/plans/planpage/5/ pages/41/edit/ pages/41/history/ pages/41/usage/
        snippets/catalogue/procedureguide/ snippets/catalogue/procedureguide/add/
        snippets/catalogue/procedureguide/edit/1/ snippets/catalogue/procedureguide/history/1/
        snippets/catalogue/everydaynames/ snippets/catalogue/everydaynames/?live=True&q=khai
        snippets/catalogue/everydaynames/add/?code=1.001193 snippets/catalogue/everydaynames/edit/1/
        snippets/catalogue/everydaynames/history/1/ bao-cao/ten-thuong-goi/
        viec-can-lam/1/ viec-can-lam/diem/ viec-can-lam/diem/1/
        snippets/home/servicenotice/ snippets/home/servicenotice/add/ snippets/search/synonym/
        snippets/search/synonym/add/ snippets/search/synonym/nhap-csv/ bao-cao/tim-kiem/ bao-cao/tim-kiem/?viec=xong""",
    "truongban": """
        . pages/10/edit/ pages/10/move/ pages/10/move/18/confirm/ pages/6/delete/ pages/6/privacy/ pages/10/delete/
        snippets/feedback/poll/ snippets/feedback/poll/add/ snippets/feedback/poll/edit/1/ snippets/feedback/opinion/
        snippets/news/publication/ snippets/news/publication/inspect/1/ snippets/news/category/
        snippets/news/category/add/ bao-cao/huu-ich/
        toa-soan/10/go-bai/ toa-soan/10/xac-nhan/""",
    "quantri": """
        . pages/add/news/sectionpage/4/ pages/add/home/informationpage/3/ pages/3/edit/ pages/4/edit/
        collections/ collections/add/ collections/2/ collections/3/delete/ redirects/ redirects/add/ redirects/import/
        workflows/list/ workflows/usage/2/ workflows/disable/2/ workflows/tasks/index/ workflows/tasks/select_type/
        workflows/tasks/add/core/approvaltask/ workflows/tasks/edit/2/ workflows/tasks/disable/2/ users/ users/new/
        users/edit/1/ users/delete/2/ users/history/1/ users/usage/1/ groups/ groups/new/ groups/edit/1/
        groups/delete/1/ groups/usage/1/ sites/ sites/new/ sites/edit/2/ sites/delete/2/ settings/core/sitesettings/2/
        images/1/delete/ images/usage/1/ documents/edit/1/ documents/delete/1/ snippets/
        documents/usage/1/ snippets/agencies/agency/ snippets/agencies/agency/add/ snippets/agencies/agency/edit/1/
        snippets/agencies/agency/delete/1/ snippets/agencies/agency/usage/1/ snippets/agencies/agency/copy/1/
        snippets/agencies/calendarday/ snippets/agencies/calendarday/add/ snippets/agencies/calendaryear/
        snippets/agencies/calendaryear/add/ snippets/agencies/legalnumber/ snippets/agencies/legalnumber/edit/1/
        snippets/catalogue/areagroup/ snippets/catalogue/areagroup/add/ snippets/catalogue/lifeevent/
        snippets/catalogue/lifeevent/add/ snippets/catalogue/subjectarea/ snippets/catalogue/subjectarea/edit/1/
        snippets/catalogue/procedure/ viec-can-lam/ snippets/catalogue/syncrun/ snippets/catalogue/syncrun/inspect/1/
        snippets/home/officialchannel/ snippets/home/officialchannel/add/ snippets/watch/relatedlink/
        snippets/watch/relatedlink/add/ snippets/watch/ownhost/ snippets/watch/ownhost/add/
        snippets/news/deadlinerule/ snippets/news/deadlinerule/add/
        snippets/agencies/legalact/ snippets/agencies/legalact/add/ snippets/agencies/legalact/edit/157/
        snippets/plans/planfield/ snippets/plans/planfield/add/ snippets/plans/planfield/edit/1/
        snippets/plans/statusrule/ snippets/plans/statusrule/add/ snippets/plans/statusrule/inspect/1/
        snippets/plans/reportingperiod/ snippets/plans/reportingperiod/add/ snippets/plans/reportingperiod/edit/1/
        snippets/news/deadlinerule/edit/1/ snippets/news/deadlinerule/history/1/ dang-nhap/khoa/ dang-nhap/hai-buoc/
        dang-nhap/mo-khoa/?nguoi=1""",
}
# Names of hosts, an abbreviated agency.
CODES = re.compile(r"localhost|TTDVVL")


@pytest.mark.parametrize(("role", "path"), [(role, path) for role in SCREENS for path in SCREENS[role].split()])
def test_screen_is_vietnamese(signed_in, role, path):
    page = signed_in(role)
    answer = page.goto("/quan-tri/" + path.removesuffix("."))
    assert answer.status == (404 if "khong-co" in path else 200)
    assert [line for line in not_vietnamese(page) if not CODES.search(line)] == []
