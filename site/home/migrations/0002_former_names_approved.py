from django.db import migrations

# The workflow in which two persons approve records, as _first_content names it.
_WORKFLOW = "Trưởng ban duyệt"


def create(apps, schema_editor):
    """Former names of bodies are approved like the other records."""
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="agencies", model="predecessor"
    )
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=_WORKFLOW).first()
    if workflow:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("agencies", "0004_former_units"),
        ("home", "0001_initial"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
