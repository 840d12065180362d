"""Plans: their list, the role of leaders, who may report and approve, the fields of planning, the first status rule."""

from datetime import date

from django.db import migrations
from django.db.models import F

_EDITOR, _CHIEF, _ADMIN, _LEADER = "Biên tập viên", "Trưởng ban", "Quản trị", "Lãnh đạo"
_REPORTERS = ("add_progressreport", "view_progressreport", "add_reportingperiod", "change_reportingperiod")
_RIGHTS = {
    _EDITOR: _REPORTERS,
    _CHIEF: (
        *_REPORTERS, "approve_progressreport", "add_planfield", "change_planfield", "add_statusrule", "view_statusrule",
    ),
    _ADMIN: (
        *_REPORTERS, "approve_progressreport", "add_planfield", "change_planfield", "add_statusrule", "view_statusrule",
    ),
    _LEADER: ("view_progressreport", "view_planversion"),
}  # fmt: skip
_NAMES = {"approve_progressreport": "Can approve progress reports"}
_THEMES = "Nghị định 43/2011/NĐ-CP, Điều 10 khoản 1 điểm đ"
# slug, name, the law that wants such plans published
_FIELDS = (
    ("uu-dai-dau-tu", "Thu hút, ưu đãi đầu tư", _THEMES),
    ("quy-hoach-xay-dung-do-thi-dat", "Quy hoạch xây dựng, đô thị, đất đai", _THEMES),
    ("tai-nguyen", "Khai thác tài nguyên thiên nhiên", _THEMES),
    ("chat-thai-o-nhiem", "Thu gom, xử lý chất thải, ô nhiễm", _THEMES),
    ("chuyen-doi-so", "Chính quyền điện tử, chuyển đổi số", ""),
    ("cai-cach-hanh-chinh", "Cải cách hành chính", ""),
    ("kinh-te", "Phát triển kinh tế", ""),
    ("van-hoa-xa-hoi", "Văn hóa, xã hội, y tế, giáo dục", ""),
)
_RULE = {
    "version": "1",
    "on_track_from": 90,
    "at_risk_from": 60,
    "stale_months": 7,
    "report_days": 15,
    "source": "Quy tắc đánh giá do cổng công bố; thay đổi bằng phiên bản mới, không sửa phiên bản cũ.",
}


def create(apps, schema_editor):
    _roles(apps)
    _list(apps)
    field = apps.get_model("plans", "PlanField").objects
    for position, (slug, name, source) in enumerate(_FIELDS, 1):
        field.create(slug=slug, name=name, source=source, position=position)
    apps.get_model("plans", "StatusRule").objects.create(**_RULE, effective_from=date(2011, 1, 1))


def _roles(apps):
    groups = apps.get_model("auth", "Group").objects
    for name, codenames in _RIGHTS.items():
        group, _created = groups.get_or_create(name=name)
        group.permissions.add(*[_right(apps, "plans", codename) for codename in codenames])
    leaders = groups.get(name=_LEADER)
    leaders.permissions.add(_right(apps, "wagtailadmin", "access_admin"), _right(apps, "home", "view_coverage"))


def _right(apps, app, codename):
    permission = apps.get_model("auth", "Permission").objects
    found = permission.filter(content_type__app_label=app, codename=codename).first()
    if found:
        return found
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=codename.partition("_")[2]
    )
    name = _NAMES.get(codename, f"Can {codename.replace('_', ' ')}")
    return permission.create(content_type=kind, codename=codename, name=name)


def _list(apps):
    """The page /ke-hoach/, below the front page; an address that is taken stays what it is."""
    home = apps.get_model("home", "HomePage").objects.get()
    page = apps.get_model("wagtailcore", "Page").objects
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="plans", model="planindexpage"
    )
    below = page.filter(path__startswith=home.path, depth=3)
    slug = "ke-hoach" if not below.filter(slug="ke-hoach").exists() else "cac-ke-hoach"
    apps.get_model("plans", "PlanIndexPage").objects.create(
        title="Kế hoạch",
        draft_title="Kế hoạch",
        slug=slug,
        lead="Tỉnh và các cơ quan đã hứa gì, đến khi nào, và đã làm được đến đâu.",
        content_type=kind,
        path=_next_path(below, home.path),
        depth=3,
        numchild=0,
        url_path=f"{home.url_path}{slug}/",
        locale=home.locale,
        show_in_menus=True,
    )
    page.filter(pk=home.pk).update(numchild=F("numchild") + 1)


def _next_path(below, above):
    """The path of a new last child: four digits of base 36 a level."""
    number = max((int(path[len(above) :], 36) for path in below.values_list("path", flat=True)), default=0) + 1
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return above + digits.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [("home", "0015_legal_roles"), ("plans", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
