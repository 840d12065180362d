"""The demo's related links, from a readable file."""

from home.models import RelatedLink

from .records import FOLDER, read


def load_links():
    """Add those of the links that are absent."""
    for position, row in enumerate(read(FOLDER / "links.toml")["link"]):
        RelatedLink.objects.get_or_create(url=row["url"], defaults=row | {"position": position})
