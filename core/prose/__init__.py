"""The blocks of prose that articles and plans are written in; what one would count or filter is never a block."""

from wagtail.blocks import StreamBlock

from .figure import FigureBlock
from .media import AttachmentBlock, GalleryBlock, PhotoBlock, VideoBlock
from .table import TableBlock
from .text import QuoteBlock, TextBlock


class ProseBlock(StreamBlock):
    """The body of an article, block by block."""

    text = TextBlock()
    quote = QuoteBlock()
    photo = PhotoBlock()
    gallery = GalleryBlock()
    table = TableBlock()
    figure = FigureBlock()
    attachment = AttachmentBlock()
    video = VideoBlock()

    class Meta:
        required = False


__all__ = ["FigureBlock", "ProseBlock"]
