"""One portal for all processes of a test run: the first that needs one serves it, and ends it when nobody uses it."""

import fcntl
import json
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from .server import Portal, demo_portal


@contextmanager
def shared_portal(folder):
    """The portal that the processes with this folder share, served by this one if by no other yet."""
    found = folder / "portal.json"
    with open(folder / "portal.turn", "w") as turn, open(folder / "portal.users", "w") as users:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if found.exists():
            fcntl.flock(users, fcntl.LOCK_SH)
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield Portal(**json.loads(found.read_text()))
            return
        with demo_portal(Path(tempfile.mkdtemp(prefix="portal-", dir=folder))) as portal:
            found.write_text(json.dumps(asdict(portal)))
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield portal
            fcntl.flock(turn, fcntl.LOCK_EX)
            found.unlink()
            fcntl.flock(users, fcntl.LOCK_EX)
