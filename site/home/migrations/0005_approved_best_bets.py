from django.db import migrations

from ._workflow import approved


class Migration(migrations.Migration):
    dependencies = [("home", "0004_everyday_names"), ("search", "0004_best_bets")]

    operations = [migrations.RunPython(approved(("search", "bestbet")), migrations.RunPython.noop)]
