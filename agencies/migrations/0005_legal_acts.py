"""Legal acts as the catalogue kept them; the table is there, only its owner changes."""

from django.db import migrations, models

import core.fields

_LEGAL_ACT = migrations.CreateModel(
    name="LegalAct",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("key", models.CharField(editable=False, max_length=500, unique=True, verbose_name="key")),
        ("number", core.fields.NfcTextField(verbose_name="number")),
        ("title", core.fields.NfcTextField(verbose_name="title")),
    ],
    options={"verbose_name": "legal act", "verbose_name_plural": "legal acts", "ordering": ["number"]},
)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_year_of_a_day_in_words"),
        ("catalogue", "0004_legal_acts_move_down"),
    ]
    operations = [migrations.SeparateDatabaseAndState(state_operations=[_LEGAL_ACT])]
