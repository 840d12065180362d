"""Reading migrations for what an older version of the code, which still runs beside the new one, could not bear.

Expand, then contract (docs/operations.md): one release adds, the code stops using the old, a later release removes.
"""

from django.conf import settings
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader

# The last migration of each room before the rule: a portal in use was never run by two versions of these.
BEFORE_THE_RULE = {
    "agencies": 6, "catalogue": 12, "core": 3, "feedback": 1, "figures": 1, "home": 6, "news": 1, "plans": 1,
    "portal": 2, "search": 5, "watch": 1,
}  # fmt: skip
# {(room, migration): why no older version that may still run uses what it removes}.
CONTRACTED = {}


def later_migrations():
    """Every migration of ours that came after the rule."""
    loader = MigrationLoader(None)
    for (room, name), migration in sorted(loader.disk_migrations.items()):
        is_ours = any((folder / room).exists() for folder in (settings.ROOT, settings.ROOT / "site"))
        if is_ours and int(name[:4]) > BEFORE_THE_RULE.get(room, 0) and (room, name) not in CONTRACTED:
            yield migration


def dangers(migration):
    """Yield a line for each step that breaks a version which does not know it. New tables may be anything."""
    new = {step.name_lower for step in migration.operations if isinstance(step, operations.CreateModel)}
    for step in migration.operations:
        if getattr(step, "model_name_lower", None) not in new and (why := _danger(step)):
            yield f"{migration.app_label}.{migration.name}: {why}"


def _danger(step):
    match step:
        case operations.DeleteModel() | operations.RenameModel() | operations.AlterModelTable():
            return f"the table of {getattr(step, 'name', None) or step.old_name} goes or gets another name"
        case operations.RemoveField() | operations.RenameField():
            return f"a column of {step.model_name} goes or gets another name"
        case operations.AddField() if not (_is_many(step.field) or step.field.null or step.field.has_db_default()):
            return f"{step.model_name}.{step.name} must be filled, and older code does not: give it a db_default"
        case operations.SeparateDatabaseAndState():
            return next(filter(None, map(_danger, step.database_operations)), None)
    return None


def _is_many(field):
    return field.many_to_many
