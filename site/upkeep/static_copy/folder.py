"""The folder of the copy: made beside the last one, of which unchanged files are taken, and swapped in one step."""

import os
import shutil
from contextlib import suppress

_CURRENT, _PART = "current", ".part"


class CopyFolder:
    """One copy that is being made; `current` leads to it when it is whole."""

    leftovers = f"copy-*{_PART}"

    def __init__(self, root, moment):
        self._root, self._name = root, f"copy-{moment:%Y%m%d-%H%M%S}"
        self._making = root / f"{self._name}{_PART}"
        self._last = root / _CURRENT
        _folder(self._making)
        self.files, self.changed, self.size = 0, 0, 0

    def put(self, name, content):
        """Add a file: the one of the last copy where it says the same."""
        path, last = self._making / name, self._last / name
        _folder(path.parent)
        self.files, self.size = self.files + 1, self.size + len(content)
        if _holds(last, content):
            with suppress(OSError):  # a disk without second names
                os.link(last, path)
                return
        self.changed += 1
        path.write_bytes(content)
        path.chmod(0o644)

    def finish(self):
        """Let `current` lead here and remove what it led to before."""
        made = self._root / self._name
        os.rename(self._making, made)
        link = self._root / f".{_CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(self._name)
        os.replace(link, self._last)
        for old in self._root.glob("copy-*"):
            if old != made:
                shutil.rmtree(old)

    def give_up(self):
        """Leave the last copy as it is."""
        shutil.rmtree(self._making, ignore_errors=True)


def _folder(path):
    """Make a folder that the front server can read, whatever this process keeps for itself."""
    if not path.exists():
        _folder(path.parent)
        path.mkdir()
        path.chmod(0o755)


def _holds(path, content):
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
