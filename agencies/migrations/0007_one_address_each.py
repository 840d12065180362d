"""No two legal acts share an address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0006_addresses_of_legal_acts")]
    operations = [
        migrations.AlterField(
            model_name="legalact",
            name="slug",
            field=models.SlugField(editable=False, max_length=100, unique=True, verbose_name="address"),
        ),
    ]
