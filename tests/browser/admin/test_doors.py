"""Coming in, being refused, going out."""

import pytest

from .conftest import ADMIN, log_in
from .language import foreign_words, not_vietnamese

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("line", ["Save draft", "Nov. 22, 2026", "Choose an image", "Thêm Comment", "Locked by you"])
def test_english_is_found(line):
    assert foreign_words(line)


@pytest.mark.parametrize("line", ["Lưu bản nháp", "22/11/2026 10:30", "Nghiêng, in đậm", "Tệp CSV", "vi-VN"])
def test_vietnamese_is_let_through(line):
    assert foreign_words(line) == []


def test_a_wrong_password_is_said_in_vietnamese(visit):
    page = visit(ADMIN)
    assert not_vietnamese(page) == []
    page.fill("[name=username]", "phongvien")
    page.fill("[name=password]", "sai")
    with page.expect_navigation():
        page.click("[type=submit]")
    assert not_vietnamese(page) == []


def test_a_lost_password_is_asked_for_in_vietnamese(visit):
    page = visit(ADMIN + "password_reset/")
    assert not_vietnamese(page) == []
    page.fill("[name=email]", "phongvien@phuongnam.example")
    with page.expect_navigation():
        page.click("[type=submit]")
    assert not_vietnamese(page) == []
    page.goto(ADMIN + "password_reset/confirm/MQ/sai-roi/")
    assert not_vietnamese(page) == []


def test_what_a_reporter_may_not_see_is_refused_in_vietnamese(signed_in):
    page = signed_in("phongvien")
    page.goto(ADMIN + "users/")
    assert page.url.endswith(ADMIN)
    assert page.locator(".messages .error").count()
    assert not_vietnamese(page) == []


def test_going_out_is_said_in_vietnamese(visit):
    page = visit(ADMIN)
    log_in(page, "coquan")
    page.evaluate(
        "fetch('/quan-tri/logout/', {method: 'POST', headers: {'X-CSRFToken':"
        " JSON.parse(document.getElementById('wagtail-config').textContent).CSRF_TOKEN}}).then(() => location.reload())"
    )
    page.wait_for_url("**/login/**")
    assert not_vietnamese(page) == []
