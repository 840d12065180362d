"""Editors and the head of the newsroom keep the legal acts; nobody deletes one that is cited."""

from django.db import migrations


def create(apps, schema_editor):
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="agencies", model="legalact"
    )
    for name in ("Biên tập viên", "Trưởng ban"):
        role, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for action in ("add", "change"):
            right, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=kind, codename=f"{action}_legalact", defaults={"name": f"Can {action} legal act"}
            )
            role.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("home", "0014_plan_publication"), ("agencies", "0005_legal_acts")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
