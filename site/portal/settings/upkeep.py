"""Backups, and the copy of the key pages."""

from .environment import env

BACKUP_ROOT = env("BACKUP_ROOT", default="")
BACKUP_RECIPIENT = env("BACKUP_RECIPIENT", default="")
# Of how many days all backups stay, of how many weeks and months the newest.
BACKUP_KEEP = (
    env.int("BACKUP_KEEP_DAYS", default=14),
    env.int("BACKUP_KEEP_WEEKS", default=8),
    env.int("BACKUP_KEEP_MONTHS", default=12),
)
STATIC_COPY_ROOT = env("STATIC_COPY_ROOT", default="")
