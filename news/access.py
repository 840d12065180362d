"""Access of an agency's editors: they may write in the agency's section and its folder, nowhere else (A5, B3)."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from agencies.models import Agency

_AGENCY_EDITORS = "Biên tập viên cơ quan"
_NEWSROOM = "Tòa soạn"
_FILES = ("add_image", "choose_image", "add_document", "choose_document")


def grant_access(section):
    """Give the section of an agency its group of editors and its folder; what is there stays, whatever its name."""
    group = Group.objects.filter(agency=section.agency_id).first() or _new_group(section.agency)
    Agency.objects.filter(pk=section.agency_id).update(editors=group)
    folder = _folders(group).first() or _new_folder(section.agency)
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.get_or_create(group=group, page_id=section.pk, permission=_right(codename))
    for codename in _FILES:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=folder, permission=_right(codename))
    group.permissions.add(_right("access_admin"))
    return group


def revoke_access(section):
    """Take the section from the editors of the agency that it belonged to."""
    GroupPagePermission.objects.filter(page_id=section.pk, group__in=_editors(section)).delete()


def folder_of(section):
    """The folder in which the editors of a section may put files."""
    own = _folders(_editors(section).first()).first() if section.agency_id else None
    return own or Collection.objects.filter(name=_NEWSROOM).first() or Collection.get_first_root_node()


def _editors(section):
    return Group.objects.exclude(agency=None).filter(page_permissions__page_id=section.pk).distinct()


def _folders(group):
    return Collection.objects.filter(group_permissions__group=group).distinct()


def _new_group(agency):
    """A group under the agency's name; two agencies of one name are told apart by their addresses."""
    name = f"{_AGENCY_EDITORS}: {agency}"[:150]
    if Group.objects.filter(name=name).exclude(agency=None).exists():
        name = f"{name[:45]} ({agency.slug})"[:150]
    return Group.objects.get_or_create(name=name)[0]


def _new_folder(agency):
    root, name = Collection.get_first_root_node(), str(agency)[:255]
    if root.get_children().filter(name=name).exists():
        name = f"{name[:150]} ({agency.slug})"
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _right(codename):
    return Permission.objects.get(codename=codename, content_type__app_label__startswith="wagtail")
