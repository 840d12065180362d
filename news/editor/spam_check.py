"""The spam lint of articles: it warns at every save, and blocks publication until a second person confirms (I6)."""

from dataclasses import dataclass

from core.language.text import one_line
from core.prose.walk import html_texts, plain_text
from core.spam import findings, html_findings
from core.spam.finding import BLOCK

_LINES = ("title", "lead", "photo_caption", "photo_credit", "source_name")


@dataclass(frozen=True)
class FieldFinding:
    """A Finding of the lint on a field of the form."""

    field: str
    message: str
    is_blocking: bool
    key: str


def article_findings(article):
    """What the lint finds in an article, field by field."""
    found = [(field, finding) for field in _LINES for finding in findings(getattr(article, field))]
    body = [*findings(plain_text(article, head=False)), *html_findings("\n".join(html_texts(article.body)))]
    found += [("body", finding) for finding in body]
    return [
        FieldFinding(
            field, str(finding), finding.level == BLOCK, one_line(f"{finding.rule}: {finding.excerpt}").casefold()
        )
        for field, finding in found
    ]


def judged(article):
    """[(finding, whether it stops the publication)]: a blocking one does until somebody confirms it as honest news."""
    confirmed = set(article.confirmations.values_list("finding", flat=True)) if article.pk else set()
    found = dict.fromkeys(article_findings(article))
    return [(finding, finding.is_blocking and finding.key not in confirmed) for finding in found]


def open_findings(article):
    """The blocking ones that nobody has confirmed, each once."""
    found = {finding.key: finding for finding, is_open in judged(article) if is_open}
    return list(found.values())
