"""Reading a backup through: every file against its checksum."""

from ..problems import told
from .archive import damage_told, only_read, read
from .sealing import unsealed


def check(path, identity=None, take=only_read):
    """The manifest of a backup of which all is there as it was written; Problem when anything differs.

    `take(name, modified, chunks)` gets each file on the way, before it is known whether all is well.
    """
    with told(path), damage_told(path), unsealed(path, identity) as stream:
        return read(stream, take)
