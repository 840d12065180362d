"""Nobody is led out of the portal by an address that looks like the portal's."""

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

OUTSIDE = [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "http:///evil.example",
    "https:evil.example", "javascript:alert(1)", "/\t/evil.example", " https://evil.example",
    "https://localhost@evil.example/", "http://127.0.0.1.evil.example",
]  # fmt: skip


@pytest.fixture
def head():
    """Somebody who may sign in."""
    return User.objects.create_superuser("truong", password="mat-khau-rat-dai")


@pytest.mark.parametrize("target", OUTSIDE)
def test_signing_in_leads_nowhere_else(client, head, target):
    form = {"username": "truong", "password": "mat-khau-rat-dai", "next": target}
    answer = client.post(f"/quan-tri/login/?next={target}", form)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/quan-tri/")


@pytest.mark.parametrize("target", OUTSIDE)
def test_who_is_signed_in_already_is_led_nowhere_else(client, head, target):
    client.force_login(head)
    answer = client.get("/quan-tri/login/", {"next": target})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/quan-tri/")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("target", OUTSIDE)
def test_signing_out_leads_nowhere_else(client, head, target, method):
    client.force_login(head)
    answer = getattr(client, method)(f"/quan-tri/logout/?next={target}", {"next": target})
    assert "evil.example" not in answer.get("Location", "")


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/thu-tuc", "/%5Cevil.example", "/%2F%2Fevil.example"]
)
def test_no_path_is_answered_with_another_host(client, path):
    answer = client.get(path)
    location = answer.get("Location", "")
    assert not location.startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("key", ["next", "url", "redirect", "continue", "return", "u", "r"])
@pytest.mark.parametrize("page", ["/", "/thu-tuc/", "/tim-kiem/", "/co-quan/", "/so-do/"])
def test_no_public_page_follows_a_key_of_its_address(client, page, key):
    assert "Location" not in client.get(page, {key: "https://evil.example"})
