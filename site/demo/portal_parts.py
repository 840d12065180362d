"""The demo's channels, related links, polls and information pages, each from a readable file."""

from wagtail.models import Site

from agencies.models import Agency
from feedback.models import Poll, PollOption
from home.models import InformationPage, OfficialChannel
from watch.models import OwnHost, RelatedLink

from .records import FOLDER, read


def load_channels():
    """Add those of the channels that are absent and whose agency is still known by its code."""
    known = set(OfficialChannel.objects.values_list("address", flat=True))
    owners = {agency.code: agency for agency in Agency.objects.all()}
    for position, row in enumerate(read(FOLDER / "channels.toml")["channel"]):
        if row["address"] not in known and row["owner"] in owners:
            OfficialChannel.objects.create(**row | {"owner": owners[row["owner"]], "position": position})


def load_links():
    """Add those of the links that are absent."""
    for position, row in enumerate(read(FOLDER / "links.toml")["link"]):
        RelatedLink.objects.get_or_create(url=row["url"], defaults=row | {"position": position})


def load_hosts():
    """Add those of the hosts that are absent and whose agency is still known by its code."""
    owners = {agency.code: agency for agency in Agency.objects.all()}
    for row in read(FOLDER / "hosts.toml")["host"]:
        if row["agency"] in owners:
            OwnHost.objects.get_or_create(host=row["host"], defaults=row | {"agency": owners[row["agency"]]})


def load_polls():
    """Publish those of the polls that are absent."""
    for row in read(FOLDER / "polls.toml")["poll"]:
        answers = row.pop("options")
        if not Poll.objects.filter(question=row["question"]).exists():
            poll = Poll(**row, live=False)
            poll.options = [PollOption(answer=answer, sort_order=place) for place, answer in enumerate(answers)]
            poll.save()
            poll.save_revision().publish()


def load_pages():
    """Publish those of the information pages that are absent below the front page."""
    home = Site.objects.get(is_default_site=True).root_page
    known = set(home.get_children().values_list("slug", flat=True))
    for row in read(FOLDER / "pages.toml")["page"]:
        if row["slug"] not in known:
            page = InformationPage(**row, live=False)
            home.add_child(instance=page)
            page.save_revision().publish()
