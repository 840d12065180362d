"""What readers say: opinions on pages, and polls."""

from .polls.models import Poll, PollOption, VoteCount
from .usefulness.models import Opinion

__all__ = ["Opinion", "Poll", "PollOption", "VoteCount"]
