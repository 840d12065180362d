"""Citations point at the acts where agencies keep them; the rows stay as they are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_legal_acts_move_down"),
        ("agencies", "0005_legal_acts"),
    ]
    operations = [
        migrations.AlterField(
            model_name="legalcitation",
            name="act",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="agencies.legalact",
            ),
        ),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("LegalAct")]),
    ]
