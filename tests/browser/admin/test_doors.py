"""Coming in, being refused, going out."""

from base64 import b32decode

import pytest
from django_otp.oath import totp

from tests.browser.conftest import NARROW

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


def test_a_phone_is_set_up_on_a_narrow_screen_and_the_codes_are_shown(visit):
    page = visit(ADMIN)
    log_in(page, "lanhdao")
    page.set_viewport_size(NARROW)
    page.goto(ADMIN + "hai-buoc/")
    page.click("a[href*='thiet-lap']")
    assert not_vietnamese(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    secret = b32decode(page.inner_text(".door-secret").replace(" ", ""))
    page.fill("[name=code]", "000000")
    page.keyboard.press("Enter")
    page.locator(".error-message").wait_for()
    page.fill("[name=code]", f"{totp(secret):06d}")
    page.keyboard.press("Enter")
    page.locator(".door-codes").wait_for()
    assert page.locator(".door-codes li").count() == 10
    assert page.locator("[data-print]").is_visible()
    assert not_vietnamese(page) == []
    page.click(".form-actions a")
    assert page.url.endswith("/hai-buoc/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not_vietnamese(page) == []


def test_what_was_typed_stays_when_the_session_ends_and_can_be_sent_after_signing_in_again(visit):
    page = visit(ADMIN)
    page.clock.install()
    log_in(page, "lanhdao")
    page.goto(ADMIN + "hai-buoc/")
    page.clock.fast_forward("04:10")
    page.context.clear_cookies()
    page.clock.fast_forward("04:10")
    page.locator(".session-end a").wait_for()
    assert not_vietnamese(page) == []
    with page.expect_popup() as opened:
        page.click(".session-end a")
    log_in(opened.value, "lanhdao")
    opened.value.close()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator(".session-end").wait_for(state="detached")
    page.click("main form [type=submit]")
    page.locator(".messages .success").wait_for()
