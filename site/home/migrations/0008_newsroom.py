"""The newsroom: its section, roles, folders, steps of approval, categories and their deadlines."""

from datetime import date

from django.db import migrations
from django.db.models import F

_EDITOR, _CHIEF, _REPORTER = "Biên tập viên", "Trưởng ban", "Phóng viên"
_AGENCY_EDITOR, _ADMIN = "Biên tập viên cơ quan", "Quản trị"
_ROLES = (_REPORTER, _EDITOR, _CHIEF, _AGENCY_EDITOR, _ADMIN)
_FILES = ("add_image", "choose_image", "add_document", "choose_document")
_OLD_LAW = "Nghị định 43/2011/NĐ-CP, Điều 17"
_NEW_LAW = "Nghị định 224/2026/NĐ-CP, Điều 9 khoản 3: ngay khi có thông tin"
_NEW_LAW_FROM = date(2026, 7, 1)
# slug, name, working days until 30/6/2026, months until somebody looks again
_CATEGORIES = (
    ("tin-tuc", "Tin tức, sự kiện", 2, None),
    ("chi-dao-dieu-hanh", "Chỉ đạo, điều hành", 2, 12),
    ("pho-bien-phap-luat", "Tuyên truyền, hướng dẫn pháp luật", 15, 6),
    ("khen-thuong-xu-phat", "Khen thưởng, xử phạt", 10, None),
    ("thong-bao", "Thông báo", 2, 3),
)
# What the administrators' group looks after besides articles; publishing alone is not among it.
_ADMIN_RIGHTS = {
    "auth": ("add_user", "change_user", "add_group", "change_group"),
    "wagtailcore": (
        "add_collection", "change_collection", "add_workflow", "change_workflow", "add_site", "change_site",
    ),
    "wagtailredirects": ("add_redirect", "change_redirect", "delete_redirect"),
    "core": ("change_sitesettings",),
    "news": (
        "add_category", "change_category", "add_deadlinerule", "change_deadlinerule", "view_publication",
    ),
}  # fmt: skip


def create(apps, schema_editor):
    section = _section(apps)
    groups = _groups(apps)
    _page_rights(apps, groups, section)
    _folders(apps, groups)
    _workflows(apps, groups, section)
    _categories(apps)


def _section(apps):
    """The page /tin-tuc/, below the front page."""
    home = apps.get_model("home", "HomePage").objects.get()
    page = apps.get_model("wagtailcore", "Page").objects
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="news", model="sectionpage"
    )
    section = apps.get_model("news", "SectionPage").objects.create(
        title="Tin tức",
        draft_title="Tin tức",
        slug="tin-tuc",
        lead="Tin, chỉ đạo, hướng dẫn và thông báo của tỉnh và các cơ quan.",
        content_type=kind,
        path=_next_path(page, home.path),
        depth=3,
        numchild=0,
        url_path=f"{home.url_path}tin-tuc/",
        locale=home.locale,
        show_in_menus=True,
    )
    page.filter(pk=home.pk).update(numchild=F("numchild") + 1)
    return section


def _next_path(nodes, above):
    """The path of a new last child of a node of the tree: four digits of base 36 a level."""
    taken = nodes.filter(path__startswith=above).exclude(path=above).values_list("path", flat=True)
    number = max((int(path[len(above) : len(above) + 4], 36) for path in taken), default=0) + 1
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return above + digits.rjust(4, "0")


def _groups(apps):
    groups = apps.get_model("auth", "Group").objects
    groups.filter(name="Trưởng ban biên tập").update(name=_CHIEF)
    found = {name: groups.get_or_create(name=name)[0] for name in _ROLES}
    for group in found.values():
        group.permissions.add(_right(apps, "wagtailadmin", "access_admin"))
    for app, codenames in _ADMIN_RIGHTS.items():
        found[_ADMIN].permissions.add(*[_right(apps, app, codename) for codename in codenames])
    for codename in ("view_publication", "change_category", "change_deadlinerule", "add_deadlinerule"):
        found[_CHIEF].permissions.add(_right(apps, "news", codename))
    return found


def _right(apps, app, codename):
    permission = apps.get_model("auth", "Permission").objects
    found = permission.filter(content_type__app_label=app, codename=codename).first()
    if found:
        return found
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=codename.partition("_")[2]
    )
    return permission.create(content_type=kind, codename=codename, name=f"Can {codename.replace('_', ' ')}")


def _page_rights(apps, groups, section):
    """Reporters write in the news; editors and the head work on every page since Wagtail's own migrations."""
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    wanted = [(_REPORTER, section.pk, "add_page")]
    wanted += [(_ADMIN, root.pk, codename) for codename in ("add_page", "change_page", "lock_page", "unlock_page")]
    for name, page, codename in wanted:
        rights.get_or_create(group=groups[name], page_id=page, permission=_right(apps, "wagtailcore", codename))


def _folders(apps, groups):
    """The newsroom's collection; those of the agencies come with their sections."""
    collection = apps.get_model("wagtailcore", "Collection").objects
    root = collection.get(depth=1)
    folder = collection.create(name="Tòa soạn", path=_next_path(collection, root.path), depth=2, numchild=0)
    collection.filter(depth=1).update(numchild=F("numchild") + 1)
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for codename in _FILES:
        app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
        right = _right(apps, app, codename)
        rights.get_or_create(group=groups[_REPORTER], collection=folder, permission=right)
        rights.get_or_create(group=groups[_ADMIN], collection=root, permission=right)


def _workflows(apps, groups, section):
    """News: editing, then approval. Other pages and the guides: approval alone, never by the author."""
    workflow = apps.get_model("wagtailcore", "Workflow").objects
    editing = _task(apps, "EditingTask", "Biên tập", [groups[_EDITOR], groups[_CHIEF]])
    approval = _task(apps, "ApprovalTask", "Duyệt", [groups[_CHIEF]])
    news = workflow.create(name="Biên tập và duyệt", active=True)
    other = workflow.filter(name="Trưởng ban duyệt").first() or workflow.create(name="Trưởng ban duyệt", active=True)
    step = apps.get_model("wagtailcore", "WorkflowTask").objects
    step.filter(workflow=other).delete()
    for place, (flow, task) in enumerate([(news, editing), (news, approval), (other, approval)]):
        step.create(workflow=flow, task_id=task.pk, sort_order=place)
    pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    pages.create(page_id=section.pk, workflow=news)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    pages.get_or_create(page=root, defaults={"workflow": other})


def _task(apps, model, name, groups):
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="core", model=model.lower()
    )
    task = apps.get_model("core", model).objects.create(name=name, active=True, content_type=kind)
    task.groups.set(groups)
    return task


def _categories(apps):
    category = apps.get_model("news", "Category").objects
    rule = apps.get_model("news", "DeadlineRule").objects
    for position, (slug, name, days, months) in enumerate(_CATEGORIES, 1):
        made = category.create(slug=slug, name=name, position=position, review_months=months)
        rule.create(
            category=made, working_days=days, source=_OLD_LAW,
            effective_from=date(2011, 8, 1), effective_to=date(2026, 6, 30),
        )  # fmt: skip
        rule.create(category=made, working_days=0, source=_NEW_LAW, effective_from=_NEW_LAW_FROM)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0007_portal_roles"),
        ("news", "0001_initial"),
        ("core", "0002_editorial_steps"),
        ("wagtailredirects", "0001_initial"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
