"""The editors' guide: for everybody in the admin, with pictures that are there."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = pytest.mark.django_db
ROLES = ["Phóng viên", "Biên tập viên", "Trưởng ban", "Biên tập viên cơ quan", "Quản trị"]
LARGEST = 120_000


@pytest.fixture
def reader(client, django_user_model):
    """reader(role): a client signed in as somebody of that group."""

    def sign_in(role):
        user = django_user_model.objects.create_user("nguoi", password="x")
        user.groups.add(Group.objects.get(name=role))
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_the_guide_and_finds_it_on_the_dashboard(reader, role):
    client = reader(role)
    assert client.get(reverse("news_guide")).status_code == 200
    assert reverse("news_guide") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_strangers_are_asked_to_sign_in(client):
    assert client.get(reverse("news_guide")).status_code == 302


def test_every_picture_exists_is_small_and_has_a_description(reader):
    page = reader("Phóng viên").get(reverse("news_guide")).content.decode()
    pictures = re.findall(r'<img src="[^"]*/(img/guide/[^"]+?)(?:\.\w{12})?\.png" alt="([^"]+)"', page)
    assert 4 <= len(pictures) <= 6
    for name, description in pictures:
        path = finders.find(f"{name}.png")
        assert path, name
        assert Path(path).stat().st_size < LARGEST
        assert len(description) > 20
