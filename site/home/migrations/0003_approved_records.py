from django.db import migrations

from ._workflow import approved

_APPROVED = (
    ("agencies", "desk"), ("agencies", "predecessor"), ("catalogue", "eventguide"), ("catalogue", "receivingrule"),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_desks"), ("catalogue", "0010_receiving"), ("home", "0002_pinned_tasks")]

    operations = [migrations.RunPython(approved(*_APPROVED), migrations.RunPython.noop)]
