"""The national API as a source (docs/national-record.md): a list in pages, then one detail call a record.

Polite and patient: a bounded rate, a User-Agent that says who asks, Retry-After obeyed, retries with growing pauses.
"""

import time

import requests
from django.conf import settings
from django.utils.translation import gettext as _

LIST_PATH = "/submitting/formality/list-all-public-formality-by-citizen"
DETAIL_PATH = "/configuring/formality/get-formality-by-citizen"
_PAGE = 50
_TIMEOUT = (5, 30)
_ATTEMPTS = 5
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 300


class ApiError(Exception):
    """The API gave no usable answer after every attempt."""


def read_api(base, resume, done=frozenset()):
    """Yield (id, record, error) of every public procedure.

    `resume["last_id"]`, the last id of the pages that were read whole, is kept up to date while reading, so that a
    broken run goes on there; ids in `done` are passed over.
    """
    client = Client(base)
    last_id = resume.get("last_id", "")
    while True:
        page = client.list_page(last_id)
        if page and page[-1]["id"] == last_id:
            raise ApiError(_("the list gives the same page again"))
        for entry in page:
            if entry["id"] not in done:
                yield _detail(client, entry)
        if len(page) < _PAGE:
            return
        last_id = resume["last_id"] = page[-1]["id"]


def _detail(client, entry):
    try:
        return entry["id"], client.detail(entry["id"]), ""
    except ApiError as error:
        return entry["id"], None, str(error)


class Client:
    """Asks the API, at most NATIONAL_REQUESTS_PER_SECOND times a second."""

    def __init__(self, base, pause=time.sleep):
        self.base = base.rstrip("/")
        self.pause = pause
        self.session = requests.Session()
        self.session.headers["User-Agent"] = f"provincial-portal-sync/1.0 (+{settings.BASE_URL})"
        self._interval = 1 / settings.NATIONAL_REQUESTS_PER_SECOND
        self._next = 0.0

    def list_page(self, last_id):
        """One page of the list: objects with an id, in the order of the API."""
        body = {"limit": _PAGE, "lastId": last_id, "q": "", "categoryId": "", "departmentCode": ""}
        data = self._ask(LIST_PATH, body, lambda data: isinstance(data.get("items"), list))
        items = data["items"]
        if not all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in items):
            raise ApiError(_("the list holds an entry without an id"))
        return items

    def detail(self, national_id):
        """The record of an id."""
        return self._ask(DETAIL_PATH, {"id": national_id}, lambda data: data.get("id") == national_id)

    def _ask(self, path, body, is_answer):
        reason, wait = "", _FIRST_PAUSE
        for attempt in range(_ATTEMPTS):
            if attempt:
                self.pause(wait)
                wait = min(wait * 2, _LONGEST_PAUSE)
            self._keep_rate()
            try:
                answer = self.session.post(self.base + path, json=body, timeout=_TIMEOUT, allow_redirects=False)
            except requests.RequestException as error:
                reason = type(error).__name__
                continue
            if answer.status_code in (429, 503):
                wait = max(wait, _retry_after(answer))
            data, reason = _data(answer)
            if data is not None and is_answer(data):
                return data
            reason = reason or _("an empty answer")
            if 400 <= answer.status_code < 500 and answer.status_code not in (408, 429):
                break
        raise ApiError(f"{path}: {reason}")

    def _keep_rate(self):
        now = time.monotonic()
        if now < self._next:
            self.pause(self._next - now)
        self._next = max(now, self._next) + self._interval


def _retry_after(answer):
    """Seconds that the answer asks for, held within five minutes; a date or nonsense counts as a minute."""
    asked = answer.headers.get("Retry-After", "")
    return min(int(asked), _LONGEST_PAUSE) if asked.isdigit() else 60 if asked else 0


def _data(answer):
    """(the `data` object or None, why not)."""
    if answer.status_code != 200:
        return None, f"HTTP {answer.status_code}"
    try:
        data = answer.json().get("data")
    except (ValueError, AttributeError, RecursionError):
        return None, _("not JSON")
    return (data, "") if isinstance(data, dict) and data else (None, _("an empty answer"))
