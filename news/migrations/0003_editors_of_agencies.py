"""The agencies that have a room already learn which group its editors are."""

from django.db import migrations

_GROUPS = "Biên tập viên cơ quan:"


def fill(apps, schema_editor):
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group__name__startswith=_GROUPS)
    agencies = apps.get_model("agencies", "Agency").objects
    for page, agency in apps.get_model("news", "SectionPage").objects.exclude(agency=None).values_list("pk", "agency"):
        groups = rights.filter(page_id=page, group__agency=None).order_by("group_id").values_list("group_id", flat=True)
        group = groups.first()
        if group:
            agencies.filter(pk=agency, editors=None).update(editors=group)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0002_why_a_takedown_was_refused"),
        ("agencies", "0008_editors_of_an_agency"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
