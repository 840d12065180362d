"""The head of the newsroom may read what the scans saw."""

from django.db import migrations


def create(apps, schema_editor):
    role, _created = apps.get_model("auth", "Group").objects.get_or_create(name="Trưởng ban")
    for model in ("scanrun", "scanfinding", "outsidelink"):
        kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="home", model=model
        )
        right, _created = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind, codename=f"view_{model}", defaults={"name": f"Can view {model}"}
        )
        role.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("home", "0009_watch")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
