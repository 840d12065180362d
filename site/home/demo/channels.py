"""The demo's official channels, from a readable file."""

from agencies.models import Agency
from home.models import OfficialChannel

from .records import FOLDER, read


def load_channels():
    """Add those of the channels that are absent and whose agency is still known by its code."""
    known = set(OfficialChannel.objects.values_list("address", flat=True))
    owners = {agency.code: agency for agency in Agency.objects.all()}
    for position, row in enumerate(read(FOLDER / "channels.toml")["channel"]):
        if row["address"] not in known and row["owner"] in owners:
            OfficialChannel.objects.create(**row | {"owner": owners[row["owner"]], "position": position})
