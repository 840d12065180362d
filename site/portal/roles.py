"""The roles and their rights, as roles.toml names them."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

_FILE = Path(__file__).with_name("roles.toml")


def roles():
    """The roles in their order, {name, rights: {"app.model": [action]}, pages, folders: {place: [codename]}}."""
    return [{"pages": {}, "folders": {}} | role for role in tomllib.loads(_FILE.read_text(encoding="utf-8"))["role"]]


def apply(sender, **signal):
    """Give every role its rights, once all applications have made theirs (a receiver of post_migrate)."""
    if sender is not [app for app in apps.get_app_configs() if app.models_module][-1]:
        return
    known = {_name(right): right for right in Permission.objects.select_related("content_type")}
    for role in roles():
        group, _created = Group.objects.get_or_create(name=role["name"])
        group.permissions.set([known[name] for name in rights_of(role)])
        for path, codenames in role["pages"].items():
            for page in Page.objects.filter(url_path=path):
                for codename in codenames:
                    right = known[f"wagtailcore.{codename}"]
                    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)
        for name, codenames in role["folders"].items():
            for folder in Collection.objects.filter(name=name, depth__lte=2):
                for codename in codenames:
                    right = known[f"{_file_app(codename)}.{codename}"]
                    GroupCollectionPermission.objects.get_or_create(group=group, collection=folder, permission=right)


def rights_of(role):
    """Yield "app.codename" of every right of a role."""
    for kind, actions in role["rights"].items():
        app, model = kind.split(".")
        for action in actions:
            yield f"{app}.{action}_{model}"


def matrix():
    """Lines of a Markdown table: a row for each kind of thing, a column for each role, the rights in the cells."""
    found = roles()
    places = [_rights_and_places(role) for role in found]
    yield "| | " + " | ".join(role["name"] for role in found) + " |"
    yield "|---" * (len(found) + 1) + "|"
    for kind in sorted({kind for of_role in places for kind in of_role}):
        yield f"| {kind} | " + " | ".join(", ".join(of_role.get(kind, [])) for of_role in places) + " |"


def _rights_and_places(role):
    pages = {f"trang {path}": actions for path, actions in role["pages"].items()}
    folders = {f"thư mục {name}": actions for name, actions in role["folders"].items()}
    return role["rights"] | pages | folders


def _name(right):
    return f"{right.content_type.app_label}.{right.codename}"


def _file_app(codename):
    return "wagtailimages" if codename.endswith("image") else "wagtaildocs"
