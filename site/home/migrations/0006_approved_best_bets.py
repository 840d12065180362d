from django.db import migrations

# The workflow in which two persons approve records, as _first_content names it.
_WORKFLOW = "Trưởng ban duyệt"


def approve(apps, schema_editor):
    """Best bets of the search: public by approval, never by their author."""
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=_WORKFLOW).first()
    if workflow:
        kinds = apps.get_model("contenttypes", "ContentType").objects
        kind, _created = kinds.get_or_create(app_label="search", model="bestbet")
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0003_approved_records"), ("search", "0005_best_bets")]

    operations = [migrations.RunPython(approve, migrations.RunPython.noop)]
