"""One at a time in a folder."""

import fcntl
import shutil
from contextlib import contextmanager

from django.utils.translation import gettext as _

from .problems import Problem


@contextmanager
def alone(root, mode, leftovers):
    """Make the folder and be the only one at work there; what one that was killed has left is cleared away."""
    root.mkdir(mode=mode, parents=True, exist_ok=True)
    with open(root / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem(
                _("The same is being done in %(path)s just now: wait for its end.") % {"path": root}
            ) from None
        for left in root.glob(leftovers):
            shutil.rmtree(left)
        yield
