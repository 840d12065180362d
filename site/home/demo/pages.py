"""The demo's information pages, from a readable file."""

from wagtail.models import Site

from home.models import InformationPage

from .records import FOLDER, read


def load_pages():
    """Publish those of the pages that are absent below the front page."""
    home = Site.objects.get(is_default_site=True).root_page
    known = set(home.get_children().values_list("slug", flat=True))
    for row in read(FOLDER / "pages.toml")["page"]:
        if row["slug"] not in known:
            page = InformationPage(**row, live=False)
            home.add_child(instance=page)
            page.save_revision().publish()
