"""An editor at work: signs in and brings documents."""

import re

import requests

from tests.prepared import DEMO_PASSWORD

_PATIENCE = 60
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


class Editor:
    """A session in the admin at an address."""

    def __init__(self, address):
        self._admin, self._session = f"{address}/quan-tri", requests.Session()
        self.post("/login/", {"username": "quantri", "password": DEMO_PASSWORD})
        if not self._session.get(f"{self._admin}/", timeout=_PATIENCE, allow_redirects=False).status_code == 200:
            raise AssertionError("the editor could not sign in")

    def post(self, path, data, files=None):
        """Fill in the form there; the status of the answer."""
        form = self._session.get(self._admin + path, timeout=_PATIENCE)
        token = _TOKEN.search(form.text)
        sent = data | {"csrfmiddlewaretoken": token[1] if token else ""}
        answer = self._session.post(
            self._admin + path,
            sent,
            files=files,
            timeout=_PATIENCE,
            allow_redirects=False,
            headers={"Referer": self._admin},
        )
        return answer.status_code

    def bring(self, title, size):
        """Bring a document of so many bytes; the status of the answer."""
        body = _PDF + b"\n%" + b"x" * size
        return self.post("/documents/add/", {"title": title, "collection": "1"}, {"file": (f"{title}.pdf", body)})
