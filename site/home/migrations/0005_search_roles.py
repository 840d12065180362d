"""What the editorial roles may do with synonyms and with the tasks that searches bring."""

from django.db import migrations

_ROLES = ("Biên tập viên", "Trưởng ban biên tập")
_RIGHTS = {
    ("search", "synonym"): ["add", "change", "delete"],
    ("search", "querytask"): ["change"],
}


def create(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects
    permission = apps.get_model("auth", "Permission").objects
    content_type = apps.get_model("contenttypes", "ContentType").objects
    for name in _ROLES:
        role, _created = group.get_or_create(name=name)
        for (app, model), actions in _RIGHTS.items():
            kind, _created = content_type.get_or_create(app_label=app, model=model)
            for action in actions:
                right, _created = permission.get_or_create(
                    content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                role.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("home", "0004_information_page"), ("search", "0003_synonyms_and_searches")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
