"""Every legal act gets an address: its number, or its title."""

from django.db import migrations, models

import core.fields
from agencies.models.legal import act_slug

_BATCH = 500


def fill(apps, schema_editor):
    acts, taken = list(apps.get_model("agencies", "LegalAct").objects.order_by("pk")), set()
    for act in acts:
        act.slug = act_slug(act.number, act.title, taken)
        taken.add(act.slug)
    apps.get_model("agencies", "LegalAct").objects.bulk_update(acts, ["slug"], batch_size=_BATCH)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_legal_acts")]
    operations = [
        migrations.AddField(
            model_name="legalact",
            name="slug",
            field=models.CharField(default="", editable=False, max_length=100, verbose_name="address"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="legalact",
            name="number",
            field=core.fields.NfcTextField(
                blank=True, help_text="As the document has it, such as 77/2025/NĐ-CP.", verbose_name="number"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
