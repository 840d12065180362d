"""Whatever is asked of the pages of plans, they answer; what is not there is not found."""

import pytest
from django.urls import reverse

from .test_plan_pages import BOARD, HOSTILE, INDEX, TARGETS

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("common_plan")]


@pytest.mark.parametrize(
    "address",
    ["khong-co/", "chi-tieu/999999/", "chi-tieu/999999/thu-tuc/", "chi-tieu/999999/bao-cao.csv", "khong-co/atom.xml",
     "khong-co/ban-1/", "chi-tieu/abc/", "chi-tieu/9223372036854775808/", "%F0%9F%90%A6/",
     "chi-tieu/99999999999999999999999/thu-tuc/", "khong-co/ban-99999999999999999999999/"],
)  # fmt: skip
def test_what_is_not_there_answers_404(client, address):
    assert client.get(f"/ke-hoach/{address}").status_code == 404


@pytest.mark.parametrize("value", ["abc", "-1", "0", "9" * 5000, "\x00", "ổ🐦", "%", "x" * 100_000, "\ud800", "1e3"])
@pytest.mark.parametrize("key", ["trang", "tinh-trang", "ke-hoach", "den-han", "hieu-luc"])
def test_odd_questions_are_answered(client, plan, key, value):
    target = plan.targets.get()
    query = f"{key}={value}".encode("utf-8", "surrogatepass").decode("latin-1")
    for address in (INDEX, BOARD, TARGETS, reverse("plan_targets_csv"), target.get_absolute_url()):
        assert client.get(address, QUERY_STRING=query).status_code in (200, 400, 414)


@pytest.mark.parametrize("key", ["hieu-luc", "co-quan", "linh-vuc"])
@pytest.mark.parametrize("value", ["khong-co", HOSTILE, "ổ🐦", "x" * 5000])
def test_unknown_values_find_nothing(client, key, value):
    page = client.get(INDEX, {key: value})
    assert page.status_code == 200
    assert not page.context["items"]
    assert HOSTILE not in page.content.decode()
    assert 'content="noindex, nofollow"' in page.content.decode()
