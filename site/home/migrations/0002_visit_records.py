from django.db import migrations

_WORKFLOW = "Trưởng ban duyệt"
_APPROVED_RECORDS = (("agencies", "desk"), ("catalogue", "receivingrule"))


def approve(apps, schema_editor):
    """Desks and rules of where to go are public by approval alone, never by their author."""
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=_WORKFLOW).first()
    if not workflow:
        return
    for app, model in _APPROVED_RECORDS:
        kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [migrations.RunPython(approve, migrations.RunPython.noop)]
