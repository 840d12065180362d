"""Who may read the coverage report: the head of the newsroom and the administrators."""

from django.db import migrations


def create(apps, schema_editor):
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="scanrun"
    )
    right, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename="view_coverage", defaults={"name": "Can read the coverage report"}
    )
    for name in ("Trưởng ban", "Quản trị"):
        role, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        role.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("home", "0012_coverage")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
