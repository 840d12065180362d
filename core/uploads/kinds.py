"""The types of files that may come in, how large each may be, and how stored files are named."""

from dataclasses import dataclass

from ..language.text import vietnamese_slug

MEGABYTE = 1024 * 1024
# A picture of more pixels fills the memory when it is opened; phones make 12 to 50 million.
MOST_PIXELS = 60_000_000


@dataclass(frozen=True)
class Kind:
    """`extensions`: how names of such files end, the usual one first; `limit` in megabytes."""

    extensions: tuple
    content_type: str
    limit: int

    @property
    def name(self):
        return self.extensions[0]


_OPEN_XML = "application/vnd.openxmlformats-officedocument."
PDF = Kind(("pdf",), "application/pdf", 20)
DOCX = Kind(("docx",), f"{_OPEN_XML}wordprocessingml.document", 20)
XLSX = Kind(("xlsx",), f"{_OPEN_XML}spreadsheetml.sheet", 20)
ODT = Kind(("odt",), "application/vnd.oasis.opendocument.text", 20)
ODS = Kind(("ods",), "application/vnd.oasis.opendocument.spreadsheet", 20)
CSV = Kind(("csv",), "text/csv", 20)
ZIP = Kind(("zip",), "application/zip", 20)
MP3 = Kind(("mp3",), "audio/mpeg", 20)
MP4 = Kind(("mp4",), "video/mp4", 100)
JPG = Kind(("jpg", "jpeg"), "image/jpeg", 10)
PNG = Kind(("png",), "image/png", 10)
WEBP = Kind(("webp",), "image/webp", 10)

OFFICE = (DOCX, XLSX, ODT, ODS)
ARCHIVED = (PDF, *OFFICE, CSV)
DOCUMENTS = (*ARCHIVED, ZIP, MP3, MP4)
PICTURES = (JPG, PNG, WEBP)
PICTURE_EXTENSIONS = [extension for kind in PICTURES for extension in kind.extensions]
CONTENT_TYPES = {extension: kind.content_type for kind in (*DOCUMENTS, *PICTURES) for extension in kind.extensions}


def by_extension(name, kinds):
    """The kind that a file name promises among these, or None."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    return next((kind for kind in kinds if extension in kind.extensions), None)


def names(kinds):
    """The kinds in words: "pdf, docx"."""
    return ", ".join(kind.name for kind in kinds)


def rename(upload, kind, suffix=""):
    """Name the upload in plain letters after its stem and its kind, and give it the true content type."""
    stem = upload.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    upload.name = f"{vietnamese_slug(stem, max_length=60)}{suffix}.{kind.name}"
    upload.content_type = kind.content_type
