from django.db import migrations

from ._workflow import approved


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0012_shipped_names"), ("home", "0003_approved_records")]

    operations = [migrations.RunPython(approved(("catalogue", "everydaynames")), migrations.RunPython.noop)]
