"""The demo's articles: written by the reporter, approved by the head, through the same rule as real ones."""

from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from agencies.models import Agency
from news.access import grant_access
from news.models import ArticlePage, Byline, Category, Correction, RelatedDocument, SectionPage
from search.models import SearchDocument

from .pictures import TITLES, picture_file
from .records import agencies, articles

_PLAIN = (
    "title", "slug", "lead", "kind", "source_name", "source_url", "review_on", "event_on", "featured", "is_urgent",
)  # fmt: skip


def load_articles():
    """Publish those of the articles that are absent, the oldest first."""
    known = set(ArticlePage.objects.values_list("slug", flat=True))
    absent = sorted((row for row in articles() if row["slug"] not in known), key=lambda row: row["published_on"])
    if absent:
        library = _Library()
        for row in absent:
            _publish(row, library)


class _Library:
    """What articles refer to, each looked up or made once."""

    def __init__(self):
        users = get_user_model().objects
        self.writer, self.head = users.get(username="phongvien"), users.get(username="truongban")
        self.agency_editor = users.get(username="coquan")
        names = {code: row["name"] for code, row in agencies().items()}
        known = {agency.name: agency for agency in Agency.objects.all()}
        self.agencies = {code: known[name] for code, name in names.items() if name in known}
        self.categories = {category.slug: category for category in Category.objects.all()}
        self.folder = Collection.objects.get(name="Tòa soạn")
        self.root = SectionPage.objects.get(slug="tin-tuc")
        self.pictures = {image.title: image for image in get_image_model().objects.filter(collection=self.folder)}

    def picture(self, scene):
        """The picture of a scene, one file however many articles show it."""
        title = TITLES[scene]
        if title not in self.pictures:
            path = picture_file(scene)
            file = ContentFile(path.read_bytes(), name=path.name)
            image = get_image_model()(title=title, file=file, collection=self.folder, uploaded_by_user=self.writer)
            image.save()
            self.pictures[title] = image
        return self.pictures[title]

    def file(self, title, text):
        """A small CSV file of the library."""
        file = ContentFile(("\ufeff" + text.strip() + "\n").encode(), name="so-lieu.csv")
        document = get_document_model()(title=title, file=file, file_size=file.size, collection=self.folder)
        document.save()
        return document

    def section(self, code):
        """The province's section, or that of an agency."""
        if not code:
            return self.root
        agency = self.agencies[code]
        section = SectionPage.objects.filter(agency=agency).first()
        if section is None:
            title = agency.short_name or agency.name
            section = SectionPage(title=title, lead=f"Tin và thông báo của {agency.name}.", agency=agency, live=False)
            self.root.add_child(instance=section)
            section.save_revision(user=self.writer).publish(user=self.head, skip_permission_checks=True)
            self._staff(section)
        return section

    def _staff(self, section):
        """The demo's agency editor works for the first agency that has a section."""
        editors = Group.objects.filter(name__startswith="Biên tập viên cơ quan:", user=self.agency_editor)
        if not editors.exists():
            self.agency_editor.groups.add(grant_access(section))


def _publish(row, library):
    words = {name: row[name] for name in _PLAIN if row.get(name)}
    article = ArticlePage(
        **words,
        category=library.categories[row["category"]],
        agency=library.agencies.get(row.get("agency")),
        published_on=_moment(row["published_on"]),
        expire_at=_moment(row.get("expire_on")),
        urgent_until=_moment(row.get("urgent_until")),
        body=[(block["type"], _BLOCKS[block["type"]](block, library)) for block in row["body"]],
        owner=library.writer,
        live=False,
        **_photo(row.get("photo"), library),
    )
    library.section(row.get("section")).add_child(instance=article)
    _add_rows(article, row)
    revision = article.save_revision(user=library.writer)
    revision.publish(user=library.head, skip_permission_checks=True)
    article = ArticlePage.objects.get(pk=article.pk)
    if article.is_expired:
        article.unpublish(set_expired=True)


def _add_rows(article, row):
    codes = [code.replace(".", "") for code in row.get("procedures", [])]
    documents = SearchDocument.objects.filter(kind="procedure", codes__in=codes, is_removed=False)
    article.related_documents.set([RelatedDocument(document=document) for document in documents])
    article.bylines.set([Byline(name=line["name"], share=line.get("share")) for line in row.get("bylines", [])])
    corrections = [
        Correction(corrected_on=c["on"], wrong=c["wrong"], right=c["right"]) for c in row.get("corrections", [])
    ]
    article.corrections.set(corrections)
    article.tags.set(row.get("tags", []))


def _photo(photo, library):
    if not photo:
        return {}
    words = {f"photo_{name}": photo.get(name, "") for name in ("alt", "caption", "credit")}
    return {"photo": library.picture(photo["scene"])} | words


def _moment(text):
    if not text:
        return None
    moment = text if isinstance(text, datetime) else datetime.fromisoformat(str(text))
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _picture_block(block, library):
    words = {name: block.get(name, "") for name in ("alt", "caption", "credit")}
    return {"image": library.picture(block["scene"]), "is_decorative": False} | words


def _table_block(block, _library):
    return {
        "caption": block["caption"],
        "columns": [{"type": "text", "heading": heading} for heading in block["header"]],
        "rows": [{"values": [str(cell) for cell in row]} for row in block["rows"]],
    }


def _figure_block(block, _library):
    names = ("label", "value", "unit", "scope", "base", "base_value", "source_name", "source_url", "components")
    as_of = block.get("as_of") or None
    return {name: block.get(name, "") for name in names} | {
        "as_of": date.fromisoformat(as_of) if isinstance(as_of, str) else as_of,
        "components": block.get("components", []),
    }


_BLOCKS = {
    "text": lambda block, library: block["html"].strip(),
    "quote": lambda block, library: {"text": block["text"], "who": block["who"]},
    "photo": _picture_block,
    "gallery": lambda block, library: {"photos": [_picture_block(photo, library) for photo in block["photos"]]},
    "table": _table_block,
    "figure": _figure_block,
    "contact": lambda block, library: library.agencies[block["agency"]],
    "attachment": lambda block, library: {
        "document": library.file(block["title"], block["csv"]),
        "title": block["title"],
    },
}
