"""Reading a body block by block: its texts, photos, figures."""

import re

from wagtail.rich_text import get_text_for_indexing

_END = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>", re.IGNORECASE)
_IN_WORDS = {
    "quote": lambda value: [value["text"], value["who"]],
    "photo": lambda value: [value["caption"]],
    "gallery": lambda value: [photo["caption"] for photo in value["photos"]],
    "attachment": lambda value: [value["title"]],
    "video": lambda value: [value["title"], value["transcript"]],
    "contact": lambda value: [str(value)] if value else [],
}


def html_texts(body):
    """The HTML of each text block."""
    return [block.value.source for block in body if block.block_type == "text"]


def photos(body):
    """Every photo of the body, those of galleries too, in order."""
    found = []
    for block in body:
        if block.block_type == "photo":
            found.append(block.value)
        elif block.block_type == "gallery":
            found.extend(block.value["photos"])
    return found


def figures(body):
    """Every figure block's value."""
    return [block.value for block in body if block.block_type == "figure"]


def plain_text(page, head=True):
    """What a page with title, lead and body says, as lines; `head=False` leaves title and lead out."""
    lines = [page.title, page.lead] if head else []
    for block in page.body:
        lines.extend(_words(block))
    return "\n".join(line for line in lines if line)


def paragraphs(body):
    """What a body says, a line for each paragraph, heading and point."""
    for block in body:
        if block.block_type == "text":
            lines = [get_text_for_indexing(part) for part in _END.split(block.value.source)]
        else:
            lines = _words(block)
        yield from filter(None, lines)


def _words(block):
    if block.block_type == "text":
        return [get_text_for_indexing(block.value.source)]
    if block.block_type == "table":
        rows = [[str(cell) for cell in row["values"]] for row in block.value.row_data]
        return [block.value.caption, *(" · ".join(row) for row in [[c["heading"] for c in block.value.columns], *rows])]
    if block.block_type == "figure":
        parts = [f"{part['label']}: {part['value']}" for part in block.value["components"]]
        facts = [block.value["label"], f"{block.value['value']} {block.value['unit']}", block.value["scope"]]
        return [*facts, block.value["base"], block.value["base_value"], *parts]
    return _IN_WORDS[block.block_type](block.value)
