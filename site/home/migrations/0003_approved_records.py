from django.db import migrations

# The workflow in which two persons approve records, as _first_content names it.
_WORKFLOW = "Trưởng ban duyệt"
_APPROVED = (
    ("agencies", "desk"), ("agencies", "predecessor"), ("catalogue", "eventguide"), ("catalogue", "receivingrule"),
)  # fmt: skip


def approve(apps, schema_editor):
    """Desks, former names, guides by life event, rules of where to go: public by approval, never by their author."""
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=_WORKFLOW).first()
    for app, model in _APPROVED if workflow else ():
        kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_desks"), ("catalogue", "0010_receiving"), ("home", "0002_pinned_tasks")]

    operations = [migrations.RunPython(approve, migrations.RunPython.noop)]
