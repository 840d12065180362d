"""What an article is written in: prose, and how to reach an agency."""

from agencies.blocks import ContactBlock
from core.prose import ProseBlock


class ArticleBody(ProseBlock):
    """The blocks of an article."""

    contact = ContactBlock()
