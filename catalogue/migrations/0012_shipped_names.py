from django.db import migrations

from . import _everyday_names


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0011_everyday_names'),
    ]

    operations = [
        migrations.RunPython(_everyday_names.create, migrations.RunPython.noop),
    ]
