"""What the editorial roles may do with the calendar and with what belongs to the whole portal."""

from django.db import migrations

_EDITOR, _CHIEF = "Biên tập viên", "Trưởng ban biên tập"
_KEEP = ["add", "change", "delete"]
_PUBLISH = ["add", "change", "publish", "lock", "unlock"]
_RIGHTS = {
    _EDITOR: {
        ("home", "servicenotice"): ["add", "change"],
        ("home", "officialchannel"): ["change"],
        ("home", "relatedlink"): _KEEP,
        ("home", "opinion"): ["change"],
        ("home", "poll"): ["add", "change"],
    },
    _CHIEF: {
        ("agencies", "calendarday"): _KEEP,
        ("agencies", "calendaryear"): _KEEP,
        ("agencies", "legalnumber"): _KEEP,
        ("home", "servicenotice"): [*_PUBLISH, "delete"],
        ("home", "officialchannel"): _KEEP,
        ("home", "relatedlink"): _KEEP,
        ("home", "opinion"): ["change", "delete"],
        ("home", "poll"): _PUBLISH,
    },
}
_APPROVED = (("home", "servicenotice"), ("home", "poll"))


def create(apps, schema_editor):
    kinds = apps.get_model("contenttypes", "ContentType").objects
    for role, rights in _RIGHTS.items():
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for (app, model), actions in rights.items():
            kind, _created = kinds.get_or_create(app_label=app, model=model)
            for action in actions:
                right, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                    content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                group.permissions.add(right)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name="Trưởng ban duyệt").first()
    for app, model in _APPROVED if workflow else ():
        kind, _created = kinds.get_or_create(app_label=app, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0006_portal_parts"), ("agencies", "0003_calendar_days")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
