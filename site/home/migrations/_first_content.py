"""What a new portal stands on: its tree of pages, its folders, the roles' names and the steps of approval.

Wagtail's own welcome page, groups, workflow and collection are taken over under Vietnamese names. What the roles may
do is no part of it: `portal.roles` gives that after every migrate.
"""

from django.db.models import F

_CHIEF, _EDITOR = "Trưởng ban", "Biên tập viên"
_WORKFLOW = "Trưởng ban duyệt"
_APPROVED_RECORDS = (("catalogue", "procedureguide"), ("home", "servicenotice"), ("feedback", "poll"))


def create(apps, schema_editor):
    """Make it all; it runs once, on an empty database."""
    _names_of_wagtail(apps)
    front = _front_page(apps)
    news = _page_below(
        apps, front, ("news", "SectionPage"), title="Tin tức", slug="tin-tuc",
        lead="Tin, chỉ đạo, hướng dẫn và thông báo của tỉnh và các cơ quan.",
    )  # fmt: skip
    _page_below(
        apps, front, ("plans", "PlanIndexPage"), title="Kế hoạch", slug="ke-hoach",
        lead="Tỉnh và các cơ quan đã hứa gì, đến khi nào, và đã làm được đến đâu.",
    )  # fmt: skip
    _folder(apps)
    _workflows(apps, news)
    if schema_editor.connection.vendor == "postgresql":
        # Foreign keys are added to these tables when the migration ends; no check may still be waiting then.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _names_of_wagtail(apps):
    group = apps.get_model("auth", "Group").objects
    group.filter(name="Moderators").update(name=_CHIEF)
    group.filter(name="Editors").update(name=_EDITOR)
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(name=_WORKFLOW)
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").update(name=_WORKFLOW)
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).update(name="Gốc")


def _kind(apps, app, model):
    kinds = apps.get_model("contenttypes", "ContentType").objects
    return kinds.get_or_create(app_label=app, model=model.lower())[0]


def _front_page(apps):
    page, site = apps.get_model("wagtailcore", "Page").objects, apps.get_model("wagtailcore", "Site").objects
    page.filter(depth=2).delete()
    page.filter(depth=1).update(title="Gốc", draft_title="Gốc", numchild=1)
    front = apps.get_model("home", "HomePage").objects.create(
        title="Tra cứu thủ tục hành chính",
        draft_title="Tra cứu thủ tục hành chính",
        slug="trang-chu",
        content_type=_kind(apps, "home", "HomePage"),
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/trang-chu/",
        locale=apps.get_model("wagtailcore", "Locale").objects.first(),
        introduction="Cần giấy tờ gì, phí bao nhiêu, bao lâu xong, nộp ở đâu.",
        example_searches="đăng ký khai sinh\ncăn cước\nđăng ký hộ kinh doanh",
    )
    site.all().delete()
    site.create(hostname="localhost", root_page_id=front.pk, is_default_site=True)
    return front


def _page_below(apps, front, model, title, slug, lead):
    """A page in the main menu, the last child of the front page."""
    page = apps.get_model("wagtailcore", "Page").objects
    number = page.filter(path__startswith=front.path, depth=3).count() + 1
    made = apps.get_model(*model).objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        lead=lead,
        content_type=_kind(apps, *model),
        path=f"{front.path}{number:04}",
        depth=3,
        numchild=0,
        url_path=f"{front.url_path}{slug}/",
        locale=front.locale,
        show_in_menus=True,
    )
    page.filter(pk=front.pk).update(numchild=F("numchild") + 1)
    return made


def _folder(apps):
    """The newsroom's collection; those of the agencies come with their sections."""
    collection = apps.get_model("wagtailcore", "Collection").objects
    root = collection.get(depth=1)
    collection.create(name="Tòa soạn", path=f"{root.path}0001", depth=2, numchild=0)
    collection.filter(pk=root.pk).update(numchild=1)


def _workflows(apps, news):
    """News: editing, then approval. Other pages and records: approval alone, never by the author."""
    workflow = apps.get_model("wagtailcore", "Workflow").objects
    editing = _task(apps, "EditingTask", "Biên tập", _EDITOR, _CHIEF)
    approval = _task(apps, "ApprovalTask", "Duyệt", _CHIEF)
    both = workflow.create(name="Biên tập và duyệt", active=True)
    alone = workflow.get(name=_WORKFLOW)
    step = apps.get_model("wagtailcore", "WorkflowTask").objects
    step.filter(workflow=alone).delete()
    for place, (flow, task) in enumerate([(both, editing), (both, approval), (alone, approval)]):
        step.create(workflow=flow, task_id=task.pk, sort_order=place)
    pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    pages.create(page_id=news.pk, workflow=both)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    pages.get_or_create(page=root, defaults={"workflow": alone})
    for app, model in _APPROVED_RECORDS:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
            content_type=_kind(apps, app, model), workflow=alone
        )


def _task(apps, model, name, *groups):
    kind = _kind(apps, "core", model)
    task = apps.get_model("core", model).objects.create(name=name, active=True, content_type=kind)
    task.groups.set(apps.get_model("auth", "Group").objects.get_or_create(name=group)[0] for group in groups)
    return task
