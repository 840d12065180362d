"""Pictures, recordings and files in a text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock

from core.pictures import picture

from .choosers import FileChooserBlock, PictureChooserBlock


def photo_facts(photo):
    """What templates draw of a photo's value: sizes, description, caption, photographer; None without a picture."""
    if not photo["image"]:
        return None
    words = {name: photo[name] for name in ("caption", "credit")}
    return picture(photo["image"]) | words | {"alt": "" if photo["is_decorative"] else photo["alt"]}


def file_facts(document, title=""):
    """{title, url, type, size in bytes} of a file; None when the library lacks it."""
    if document is None:
        return None
    return {
        "title": title or document.title,
        "url": document.url,
        "type": document.file_extension.upper(),
        "size": document.file_size,
    }


class PhotoBlock(StructBlock):
    """A picture with its description, caption and photographer, each for itself (B13, H3)."""

    image = PictureChooserBlock(label=_("picture"))
    alt = CharBlock(
        label=_("description"), max_length=250, required=False,
        help_text=_("What is to be seen, for whoever cannot see it."),
    )  # fmt: skip
    is_decorative = BooleanBlock(label=_("only decoration, says nothing"), required=False)
    caption = CharBlock(label=_("caption"), max_length=300, required=False)
    credit = CharBlock(label=_("photographer"), max_length=160, required=False)

    class Meta:
        label = _("photo")
        icon = "image"
        template = "prose/photo.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"picture": photo_facts(value)}


class GalleryBlock(StructBlock):
    """Several pictures, all shown, none moving."""

    photos = ListBlock(PhotoBlock(), label=_("photos"), min_num=2, max_num=20)

    class Meta:
        label = _("gallery")
        icon = "image"
        template = "prose/gallery.html"

    def get_context(self, value, parent_context=None):
        pictures = [facts for facts in map(photo_facts, value["photos"]) if facts]
        return super().get_context(value, parent_context) | {"pictures": pictures}


class AttachmentBlock(StructBlock):
    """A file to take along, shown with its type and size."""

    document = FileChooserBlock(label=_("file"))
    title = CharBlock(label=_("title"), max_length=200, required=False, help_text=_("Empty: the title of the file."))

    class Meta:
        label = _("attachment")
        icon = "doc-full"
        template = "prose/attachment.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"file": file_facts(value["document"], value["title"])}


class VideoBlock(StructBlock):
    """A recording (mp4 or mp3) with what is said in it (H3); never plays by itself."""

    document = FileChooserBlock(label=_("video or sound file"))
    title = CharBlock(label=_("title"), max_length=200)
    transcript = TextBlock(label=_("transcript"), rows=6, help_text=_("What is said and shown, in words."))

    class Meta:
        label = _("video")
        icon = "media"
        template = "prose/video.html"

    def get_context(self, value, parent_context=None):
        file = file_facts(value["document"], value["title"])
        is_sound = bool(file) and file["type"] == "MP3"
        return super().get_context(value, parent_context) | {"file": file, "is_sound": is_sound}
