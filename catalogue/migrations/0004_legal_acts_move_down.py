"""Legal acts belong to everything that cites them: the table gets the name under which agencies keep it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_procedure_of_a_finding_in_words")]
    operations = [migrations.AlterModelTable("legalact", "agencies_legalact")]
