"""The roles are what their file says, the document shows what they are, and none of them publishes alone."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import DraftStateMixin, GroupCollectionPermission, GroupPagePermission, Page

from portal.roles import apply, matrix, rights_of, roles
from tests.references import ROOT

pytestmark = pytest.mark.django_db

NAMES = [role["name"] for role in roles()]


def held():
    """Every right of every role, and its places."""
    return {
        group.name: (
            set(group.permissions.values_list("content_type__app_label", "codename")),
            set(GroupPagePermission.objects.filter(group=group).values_list("page", "permission")),
            set(GroupCollectionPermission.objects.filter(group=group).values_list("collection", "permission")),
        )
        for group in Group.objects.filter(name__in=NAMES)
    }


def apply_again():
    """What `manage.py migrate` does at its end."""
    apply([app for app in apps.get_app_configs() if app.models_module][-1])


def test_the_document_shows_the_matrix_that_the_command_prints(capsys):
    text = (ROOT / "docs/roles.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- matrix: begin -->")[2].partition("<!-- matrix: end -->")[0]
    call_command("roles")
    assert shown.strip() == capsys.readouterr().out.strip() == "\n".join(matrix())


def test_every_role_holds_what_its_file_says():
    for role in roles():
        group = Group.objects.get(name=role["name"])
        names = {f"{app}.{code}" for app, code in group.permissions.values_list("content_type__app_label", "codename")}
        assert names == set(rights_of(role))
        places = set(
            GroupPagePermission.objects.filter(group=group).values_list("page__url_path", "permission__codename")
        )
        assert places >= {(path, code) for path, codes in role["pages"].items() for code in codes}


def test_applying_twice_changes_nothing():
    before = held()
    assert set(before) == set(NAMES)
    apply_again()
    assert held() == before


def test_a_right_given_by_hand_is_gone_after_the_next_migrate():
    before = held()
    reporters = Group.objects.get(name="Phóng viên")
    reporters.permissions.add(Permission.objects.get(codename="change_user"))
    reporters.permissions.remove(Permission.objects.get(codename="access_admin"))
    apply_again()
    assert held() == before


def test_a_group_of_the_office_s_own_is_left_alone():
    group = Group.objects.create(name="Thực tập")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    apply_again()
    assert group.permissions.count() == 1


@pytest.mark.parametrize("name", [*NAMES, "superuser"])
def test_nobody_publishes_past_the_workflow(name, django_user_model):
    user = django_user_model.objects.create_user("ai", is_superuser=name == "superuser")
    user.groups.set(Group.objects.filter(name=name))
    for page in Page.objects.filter(depth__gt=1).specific():
        may = page.permissions_for_user(user)
        assert not may.can_publish()
        assert not may.can_publish_subpage()
    for model in drafted_records():
        assert not model.snippet_viewset.permission_policy.user_has_permission(user, "publish"), model


def drafted_records():
    """The snippets that have drafts."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page) and hasattr(model, "snippet_viewset")
    ]


def test_there_are_drafted_records_to_ask_about():
    assert {model.__name__ for model in drafted_records()} >= {"ProcedureGuide", "ServiceNotice", "Poll"}
