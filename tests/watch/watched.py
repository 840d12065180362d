"""A portal to look at from outside: a small server on this machine that answers as a test tells it."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.web import served

HONEST = '<!DOCTYPE html><html lang="vi"><title>Tin</title><p>Thủ tục hành chính của tỉnh</p></html>'


class Portal:
    """`answer(path, headers)` gives (status, headers, body); honest pages unless a test says otherwise."""

    def __init__(self):
        self.asked = []
        self.answer = lambda path, headers: (200, {}, HONEST)

    def only(self, path, html):
        """Answer this path with the HTML, every other honestly."""
        self.answer = lambda asked, headers: (200, {}, html if asked == path else HONEST)


@contextmanager
def watched_portal():
    """Yield (portal, address)."""
    portal = Portal()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            portal.asked.append((self.path, self.headers.get("User-Agent"), self.headers.get("Referer")))
            status, headers, body = portal.answer(self.path, self.headers)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args):
            pass

    with served(Handler) as address:
        yield portal, address
