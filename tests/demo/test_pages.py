"""The demo's information pages: published, findable, left alone by a second load."""

import re

import pytest

from demo.portal_parts import load_pages
from home.models import InformationPage
from tests.home.test_information_page import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """The demo's pages, loaded."""
    load_pages()
    return list(InformationPage.objects.live())


def test_every_page_answers_and_leads_nowhere_wrong(client, pages):
    assert len(pages) == 4
    for page in pages:
        text = client.get(page.url).content.decode()
        for address in re.findall(r'href="(/[^"]*)"', text):
            if not address.startswith("/static/"):
                assert client.get(address).status_code == 200, address


def test_a_second_load_keeps_what_an_editor_changed(pages):
    pages[0].title = "Tỉnh ta"
    pages[0].save_revision().publish()
    load_pages()
    assert InformationPage.objects.count() == 4
    assert InformationPage.objects.filter(title="Tỉnh ta").exists()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("giờ làm việc", "/lien-he-gio-lam-viec/"),
        ("nhận kết quả qua bưu chính", "/huong-dan-nop-truc-tuyen/"),
        ("nop ho so truc tuyen", "/huong-dan-nop-truc-tuyen/"),
        ("cach tra cuu thu tuc", "/huong-dan-tra-cuu/"),
        ("giới thiệu tỉnh", "/gioi-thieu/"),
    ],
)
def test_everyday_words_find_the_page(pages, words, address):
    assert found(words)[0] == address
