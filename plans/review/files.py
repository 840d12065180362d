"""Files handed in with answers: kept in a folder that nobody opens by address, given out beside the review only."""

from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

_FOLDER = "Trả lời ý kiến lãnh đạo"


def stored(upload, user):
    """The upload as a document of the closed folder; None for none."""
    if upload is None:
        return None
    document = get_document_model()(
        title=upload.name[:255], file=upload, file_size=upload.size, collection=_folder(), uploaded_by_user=user
    )
    document.save()
    return document


def _folder():
    """The folder; a restriction to groups that names none lets nobody in but administrators."""
    root = Collection.get_first_root_node()
    folder = root.get_children().filter(name=_FOLDER).first() or root.add_child(name=_FOLDER)
    CollectionViewRestriction.objects.get_or_create(
        collection=folder, restriction_type=CollectionViewRestriction.GROUPS
    )  # fmt: skip
    return folder
