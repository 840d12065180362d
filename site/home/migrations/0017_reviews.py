"""Who reviews plans (the leaders) and who answers for the province."""

from django.db import migrations

_RIGHTS = {
    "Lãnh đạo": ("add_review",),
    "Biên tập viên": ("answer_review",),
    "Trưởng ban": ("answer_review",),
    "Quản trị": ("answer_review",),
}
_NAMES = {"add_review": "Can add review", "answer_review": "Can answer reviews"}


def create(apps, schema_editor):
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="plans", model="review"
    )
    for name, codenames in _RIGHTS.items():
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for codename in codenames:
            right, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": _NAMES[codename]}
            )
            group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("home", "0016_plans"), ("plans", "0002_reviews")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
