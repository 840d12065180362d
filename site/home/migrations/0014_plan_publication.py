"""Within how many working days of its signing a plan must be public: the old decree, then the new one."""

from datetime import date

from django.db import migrations

_ROWS = (
    (10, "Nghị định 43/2011/NĐ-CP, Điều 17 khoản 1 điểm d", date(2011, 8, 1), date(2026, 6, 30)),
    (0, "Nghị định 224/2026/NĐ-CP, Điều 9 khoản 3", date(2026, 7, 1), None),
)


def create(apps, schema_editor):
    numbers = apps.get_model("agencies", "LegalNumber").objects
    for value, source, first, last in _ROWS:
        numbers.get_or_create(
            name="plan_publication", valid_from=first, defaults={"value": value, "source": source, "valid_to": last}
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0013_coverage_roles"), ("agencies", "0009_plan_publication")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
