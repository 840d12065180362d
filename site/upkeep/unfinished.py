"""The mark of a restore that has begun to change the portal and has not come to its end."""

import os

from django.conf import settings

_NAME = ".half-restored"


def is_half_restored():
    """Whether a restore was broken off after it had begun to change things."""
    return _mark().exists()


def begin():
    """Say, before anything is changed, that the portal cannot be used."""
    _mark().touch(mode=0o600)
    _flush()


def end():
    """Say that it can be used again."""
    _mark().unlink(missing_ok=True)
    _flush()


def _mark():
    return settings.MEDIA_ROOT / _NAME


def _flush():
    flush_folder(settings.MEDIA_ROOT)


def flush_folder(folder):
    """Have the disk hold what was made, renamed and removed in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
