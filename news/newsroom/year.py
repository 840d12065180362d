"""The articles of a year as a zip: readable pages, their data, pictures and files (B21)."""

import json
import zipfile
from pathlib import PurePosixPath

from django.template.loader import render_to_string
from django.utils import timezone

from core.language.text import vietnamese_slug
from core.prose.choosers import loaded

from ..models import ArticlePage
from ..page.presenter import public_version

_COLUMNS = ("title", "url", "published_on", "category", "agency", "kind", "bylines", "source", "state")


def articles_of(year):
    """Every article of the year that was ever public, taken down and expired ones too."""
    published = ArticlePage.objects.filter(published_on__year=year).exclude(first_published_at=None)
    return published.select_related("category", "agency", "live_revision").order_by("published_on", "pk")


def write_archive(year, stream):
    """Write the zip of a year into a binary stream; the number of articles."""
    rows = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for article in articles_of(year).iterator(chunk_size=100):
            rows.append(_add(archive, article))
        archive.writestr("muc-luc.json", json.dumps(rows, ensure_ascii=False, indent=1))
        archive.writestr("index.html", render_to_string("news/archive/index.html", {"year": year, "rows": rows}))
    return len(rows)


def _add(archive, article):
    shown = public_version(article)
    name = f"{timezone.localdate(shown.published_on):%m-%d}-{article.pk}-{vietnamese_slug(shown.title, 60)}"
    attached = [row.document_id for row in shown.attachments.all()]
    with loaded(shown.body, pictures=[shown.photo_id], files=attached) as library:
        context = {"article": shown, "address": article.full_url, "body": list(shown.body)}
        html = render_to_string("news/archive/article.html", context)
    archive.writestr(f"{name}/index.html", html)
    for file in [*library["pictures"].values(), *library["files"].values()]:
        _copy(archive, name, file.file)
    return _row(article, shown, name)


def _copy(archive, folder, file):
    try:
        with file.open("rb") as stream:
            archive.writestr(f"{folder}/{PurePosixPath(file.name).name}", stream.read())
    except FileNotFoundError:
        archive.writestr(f"{folder}/{PurePosixPath(file.name).name}.thieu.txt", file.name)


def _row(article, shown, name):
    state = "live" if article.live else "expired" if article.expired else "taken down"
    values = (
        shown.title,
        article.full_url,
        shown.published_on.isoformat(),
        shown.category.name if shown.category else "",
        str(shown.agency or ""),
        shown.kind,
        [byline.name for byline in shown.bylines.all()],
        shown.source_name,
        state,
    )
    return dict(zip(_COLUMNS, values, strict=True)) | {"folder": name}
