"""What the editorial roles may do with the catalogue, and the workflow that a guide goes through."""

from django.db import migrations

_EDITOR = {
    ("catalogue", "procedureguide"): ["add", "change"],
    ("agencies", "agency"): ["change"],
}
_CHIEF = _EDITOR | {
    ("catalogue", "procedureguide"): ["add", "change", "publish", "lock", "unlock"],
    ("agencies", "agency"): ["add", "change"],
    ("catalogue", "areagroup"): ["add", "change"],
    ("catalogue", "subjectarea"): ["change"],
    ("catalogue", "lifeevent"): ["add", "change"],
    ("core", "sitesettings"): ["change"],
}


def create(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects
    permission = apps.get_model("auth", "Permission").objects
    content_type = apps.get_model("contenttypes", "ContentType").objects
    for name, rights in (("Biên tập viên", _EDITOR), ("Trưởng ban biên tập", _CHIEF)):
        role, _created = group.get_or_create(name=name)
        for (app, model), actions in rights.items():
            kind, _created = content_type.get_or_create(app_label=app, model=model)
            for action in actions:
                right, _created = permission.get_or_create(
                    content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                role.permissions.add(right)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name="Trưởng ban duyệt").first()
    if workflow:
        guide, _created = content_type.get_or_create(app_label="catalogue", model="procedureguide")
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=guide, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_front_page"),
        ("catalogue", "0001_initial"),
        ("agencies", "0001_initial"),
        ("core", "0001_initial"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
