"""What an import finds, before anybody makes a draft of it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class ImportedArticle:
    """An article as its file tells it; what the file does not tell is empty, and a warning says so.

    `body` holds, in order, ("text", html), ("photo", name, alt) and ("table", caption, header, rows); the html is
    clean, its headings start at h2. `pictures` are {name: bytes} in the body's order, their types unchecked.
    """

    title: str = ""
    lead: str = ""
    body: list = field(default_factory=list)
    pictures: dict = field(default_factory=dict)
    warnings: list = field(default_factory=list)
    author: str = ""
    source_name: str = ""
    source_url: str = ""
    published_on: datetime | None = None
