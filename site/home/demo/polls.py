"""The demo's polls, from a readable file."""

from home.models import Poll, PollOption

from .records import FOLDER, read


def load_polls():
    """Publish those of the polls that are absent."""
    for row in read(FOLDER / "polls.toml")["poll"]:
        answers = row.pop("options")
        if not Poll.objects.filter(question=row["question"]).exists():
            poll = Poll(**row, live=False)
            poll.options = [PollOption(answer=answer, sort_order=place) for place, answer in enumerate(answers)]
            poll.save()
            poll.save_revision().publish()
