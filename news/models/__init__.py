"""News: sections, articles, categories, and the records of what was done to them."""

from .article import ArticlePage
from .category import ArticleKind, Category, DeadlineRule
from .journal import Confirmation, Publication, Takedown, ViewCount
from .parts import ArticleTag, Attachment, Byline, Correction, RelatedDocument
from .section import SectionPage

__all__ = [
    "ArticleKind",
    "ArticlePage",
    "ArticleTag",
    "Attachment",
    "Byline",
    "Category",
    "Confirmation",
    "Correction",
    "DeadlineRule",
    "Publication",
    "RelatedDocument",
    "SectionPage",
    "Takedown",
    "ViewCount",
]
