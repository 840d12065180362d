"""Drafts from what an import found: nothing becomes public, original dates and sources stay."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from core.language.text import one_line
from core.uploads.pictures import check_picture

from ..access import folder_of
from ..models import ArticlePage, Byline

_LEAD, _TITLE = 400, 255


@transaction.atomic
def make_draft(imported, section, user=None):
    """(draft ArticlePage, warnings) of an ImportedArticle; refused pictures are left out and named in a warning."""
    pictures, warnings = _pictures(imported, section, user)
    article = ArticlePage(
        title=one_line(imported.title)[:_TITLE] or _("Without a title"),
        lead=one_line(imported.lead)[:_LEAD],
        body=_body(imported, pictures),
        source_name=imported.source_name[:200],
        source_url=imported.source_url[:500],
        published_on=imported.published_on,
        agency=section.agency,
        owner=user,
        live=False,
    )
    section.add_child(instance=article)
    if imported.author:
        article.bylines.add(Byline(name=imported.author[:110]))
    article.save_revision(user=user, clean=False, log_action=True)
    return article, [*imported.warnings, *warnings]


def _pictures(imported, section, user):
    kept, warnings = {}, []
    for name, data in imported.pictures.items():
        upload = ContentFile(data, name=name)
        try:
            check_picture(upload)
        except ValidationError as refused:
            warnings.append(
                _("The picture %(name)s was left out: %(reason)s") % {"name": name, "reason": refused.messages[0]}
            )
            continue
        image = get_image_model()(title=name, file=upload, collection=folder_of(section), uploaded_by_user=user)
        image.save()
        kept[name] = image
    return kept, warnings


def _body(imported, pictures):
    blocks = []
    for kind, *parts in imported.body:
        if kind == "text":
            blocks.append(("text", parts[0]))
        elif kind == "table":
            blocks.append(("table", _table(*parts)))
        elif parts[0] in pictures:
            words = {"alt": parts[1][:250], "is_decorative": False, "caption": "", "credit": ""}
            blocks.append(("photo", {"image": pictures[parts[0]]} | words))
    return blocks


def _table(caption, header, rows):
    return {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading} for heading in header],
        "rows": [{"values": row} for row in rows],
    }
