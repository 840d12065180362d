from django.db import migrations

from . import _event_paths


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0008_event_guides'),
    ]

    operations = [
        migrations.RunPython(_event_paths.create, migrations.RunPython.noop),
    ]
