"""Whatever is asked, however, of whichever address: the portal answers, and never that it broke."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .addresses import filled, forms
from .asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

_LINE = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\x00"), max_size=40)
_VALUE = st.one_of(
    st.sampled_from(
        ["1", "0", "99999999999999999999", "-1", "a", "khai-sinh", "1.001193", "%", "..", "\x00", "é", " "]
    ),
    st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), min_size=1, max_size=30),
)
_FORM = "application/x-www-form-urlencoded"
_KIND = st.one_of(
    st.sampled_from([_FORM, "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain",
                     f"{_FORM}; charset=utf-7", "text/plain; charset*=x''%ff"]), _LINE,
)  # fmt: skip
_HEADERS = st.dictionaries(
    st.sampled_from(["HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH",
                     "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_REFERER", "HTTP_X_REQUESTED_WITH", "HTTP_ACCEPT",
                     "HTTP_X_CSRFTOKEN", "HTTP_USER_AGENT"]), _LINE, max_size=3,
)  # fmt: skip
_QUERY = st.one_of(
    st.just(""), _LINE,
    st.lists(st.tuples(st.sampled_from(["q", "xa", "trang", "p", "ngay", "linh-vuc", "truong-hop", "next", "ordering"]),
             _LINE), max_size=4).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)),
)  # fmt: skip
_FEW = settings(max_examples=250, deadline=None, derandomize=True,
                suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
# Wagtail's own trial of its page for errors.
ADDRESSES = sorted(set(forms()) - {"/quan-tri/failwhale/"})
PUBLIC = [form for form in ADDRESSES if not form.startswith("/quan-tri/")]


@_FEW
@given(
    form=st.sampled_from(PUBLIC * 4 + ADDRESSES), values=st.lists(_VALUE, min_size=1, max_size=3), query=_QUERY,
    method=st.sampled_from(["GET", "GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "x"]), headers=_HEADERS,
    kind=_KIND, body=st.binary(max_size=200), own=st.booleans(),
)  # fmt: skip
def test_a_reader_never_gets_a_500(form, values, query, method, headers, kind, body, own):
    told = headers | ({"HTTP_ORIGIN": "http://testserver"} if own else {})
    answer = ask(method, filled(form, values), query, body, CONTENT_TYPE=kind, **told)
    assert answer.status < 500


@_FEW
@given(
    form=st.sampled_from(ADDRESSES), values=st.lists(_VALUE, min_size=1, max_size=3), query=_QUERY,
    headers=_HEADERS.filter(lambda headers: "HTTP_COOKIE" not in headers), kind=_KIND, body=st.binary(max_size=200),
    method=st.sampled_from(["GET", "GET", "HEAD", "POST"]),
)  # fmt: skip
def test_neither_does_an_administrator(admin_client, form, values, query, headers, kind, body, method):
    """Forms without their token are refused before any view."""
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in admin_client.cookies.items())
    answer = ask(method, filled(form, values), query, body, CONTENT_TYPE=kind, HTTP_COOKIE=cookie, **headers)
    assert answer.status < 500
