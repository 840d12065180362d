from django.db import migrations


def approve_like_guides(apps, schema_editor):
    """Guides by life event go the way of the procedures' guides."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    chosen = apps.get_model("wagtailcore", "WorkflowContentType").objects
    same = chosen.filter(content_type__app_label="catalogue", content_type__model="procedureguide").first()
    if same:
        kind, _created = kinds.get_or_create(app_label="catalogue", model="eventguide")
        chosen.get_or_create(content_type=kind, defaults={"workflow_id": same.workflow_id})


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0008_event_guides'),
        ('home', '0002_pinned_tasks'),
    ]

    operations = [
        migrations.RunPython(approve_like_guides, migrations.RunPython.noop),
    ]
