"""Names of stored files: plain letters, and the extension of the true type."""

from ..language.text import vietnamese_slug


def rename(upload, kind, suffix=""):
    """Name the upload after its stem and its kind, and give it the true content type."""
    stem = upload.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    upload.name = f"{vietnamese_slug(stem, max_length=60)}{suffix}.{kind.name}"
    upload.content_type = kind.content_type
